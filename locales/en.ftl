### Every text that Seedboard shows, in English. This file decides which messages there are and
### what their variables are; the other files in this folder follow it. The rules: build/mod.rs.

## Numbers

# What stands between groups of three digits: 16,777,216
number-group = ,
# What stands before the decimals: 11.8
number-decimal = .
unit-seconds = { $value } s
unit-bytes = { $value } B
# 1 kB is 1000 B
unit-kilobytes = { $value } kB
unit-megabytes = { $value } MB
unit-gigabytes = { $value } GB
unit-dollars = ${ $value }

## The page

app-name = Seedboard
board-title = Board
sample-title = Sample board
sample-mark = Sample
theme-button = Theme
theme-system = As the system
theme-paper = Paper
theme-screening = Screening room
area-board = Board
area-compose = Compose
areas = Areas
close = Close
cancel = Cancel
copy = Copy
copied = Copied
part-loading = Loading …
part-missing = This part of the page did not arrive
part-missing-text = Check the connection and try again. If a newer release has replaced this page meanwhile, only reloading it helps.
retry-part = Try again
copy-failed = The browser did not let the page copy. Select the text and copy it yourself.

## The sample and the examples

welcome-title = One prompt, a whole storyboard.
welcome-text = Press Generate and the panels arrive one by one. The demo runs in this page, without a key.
welcome-connect = Connect your own key
welcome-when = when you want Seedream’s pictures.
welcome-sample = These four were painted by the demo. Your first run starts a board of your own.
sample-spring = Spring
    .action = Blossom over the wall, the first warm light.
    .description = A blossoming tree in a walled courtyard
sample-summer = Summer
    .action = Deep shade on the stones, a cat on the bench.
    .description = The same courtyard in green summer shade
sample-autumn = Autumn
    .action = Leaves faster than the broom.
    .description = The same courtyard in orange autumn light
sample-winter = Winter
    .action = Footprints to the tree; the windows are lit.
    .description = The same courtyard under snow, windows lit
examples = Examples
more-examples = More …
back-to-own = Back to your prompt
example-seasons = Four seasons
example-coaster = Roller coaster
example-brand = GREEN brand
example-four-looks = Four looks
example-liquid-dress = Liquid dress
example-outfit = Outfit swap
example-portrait = Portrait

## The form

label-model = Model
label-prompt = Prompt
label-references = References
label-shape = Shape
model-other = Other
model-id = Model or endpoint id
    .placeholder = ep-…
treat-as = Treat as
treat-as-hint = Which model’s rules hold for it?
documents = Which documents count
documents-disagree = Documents disagree
not-sent = not sent
switched-title = What this model changes in the request
put-away = Put away
remove = Take out
label-tier = Resolution
label-group = How many
label-max-images = Pictures, up to
label-prompt-mode = Prompt optimisation
label-output-format = File format
label-response-format = Pictures come
label-stream = One by one
label-watermark = Watermark
prompt-placeholder = Who, doing what, where; in which light and style
# $words: number
# $advised: number
words-count = { $words } of { $advised } words
# $characters: number
# $advised: number
characters-count = { $characters } of { $advised } characters
# $most: number
references-hint = Addresses of pictures, one a line. The first is Image 1. Up to { $most }.
references-summary = References by address
references-count = { $count ->
    [one] { $count } reference
   *[other] { $count } references
}
references-lead = Drop or paste pictures, or
add-by-address = give addresses
add-picture = Add
# $count: number
still-reading = { $count ->
    [one] Reading one file …
   *[other] Reading { $count } files …
}
tile-keys = Drag it, or press Alt and an arrow key, to reorder. Delete takes it out.
image-number = Image { $number }
look-at-reference = { $image }, { $name }: look closely
mention-none = No references yet. Add a picture below, then name it here.
sent-as = Sent as:
advice = Advice
earlier-prompts = Earlier
paste-request = Paste curl
references-placeholder = https://…
size-hint = 2K, or exact pixels such as 2848x1600
size-any = Prompt
size-pixels = { $width } × { $height }
size-exact = Exact
size-width = Width, px
size-height = Height, px
size-arithmetic = { $size } = { $pixels } of { $min } to { $max } pixels; shape { $ratio }, of 1:{ $most } to { $most }:1
size-by-prompt = At { $tier } the model chooses width and height from the words of the prompt.
say-shape = Say the shape in the prompt:
say-wide = Wide
    .words = widescreen 16:9 composition
say-cinema = Cinema
    .words = panoramic 21:9 composition
say-upright = Upright
    .words = vertical 9:16 composition
say-square = Square
    .words = square 1:1 composition
group-one = One picture
group-set = A set
fewer = Fewer
more = More
# $references: number
# $pictures: number
# $budget: number
budget = { $references } references and { $pictures } pictures of { $budget }
budget-words = { $references ->
    [0] { $pictures } of { $budget }. The model decides how many.
    [one] { $references } reference + { $pictures } pictures = { $sum } of { $budget }
   *[other] { $references } references + { $pictures } pictures = { $sum } of { $budget }
}
more-settings = References, output
output-b64 = in the reply
output-url = by address
output-streamed = streamed
output-whole = all at the end
output-marked = watermark
output-unmarked = no watermark
response-b64 = In the reply (base64)
response-b64-hint = They stay on this page until you close it.
response-url = By address
# $hours: number
response-url-hint = The address dies after { $hours } hours; save pictures before.
stream-hint = Each picture as soon as it is made, instead of all at the end.
watermark-hint = “AI generated” in the corner. The API’s own default is on.
mode-standard = Standard
mode-fast = Fast, at some cost of quality
format-jpeg = JPEG
format-png = PNG
format-always = { $model } always makes { $format }.
mode-always = { $model } always optimises prompts in { $mode } mode.
list-separator = {", "}
list-and = { $first } and { $last }
model-later = { $facts } (later documents: { $tiers })
model-facts = { $tiers } · { $formats } · { $modes } · { $price } a picture
cost-demo = Demo: painted in this page, free
cost-body = { $cost } · body { $bytes }
cost-one = { $price } for one picture
# $pictures: number
cost-most = At most { $pictures } × { $price } = { $total }
see-request = See the request
generate = Generate
generate-key = Ctrl/⌘ ↵
problems = { $count ->
    [one] 1 problem: { $first }
   *[other] { $count } problems: { $first } first
}
fix-size = Use { $value }
fix-merge = Make them one
fix-refit = Make a { $format } of { $size }
refit-working = The browser is making the new file …
refit-failed = The browser cannot read this picture. Convert it with another program and add it again.
fix-pictures = Ask for { $value }
generating = A run is under way. Stop it to send another.

## Problems and hints

problem-model-unknown = Enter the id of a model or endpoint, and say whose rules hold for it.
problem-prompt-missing = Write what you want to see.
problem-mention = { $name } is not among the references any more. Take it out of the prompt, or add the picture again.
problem-reference = Image { $number }: { $why }
# $count: number
# $most: number
problem-too-many-references = { $count } references; the model takes at most { $most }.
problem-size-unreadable = Write a resolution such as 2K, or width x height such as 2848x1600.
problem-tier = { $tier } is not offered by this model; it has { $offered }.
problem-too-few-pixels = Too few pixels. { $size } = { $pixels }; this model needs { $min } or more.
problem-too-many-pixels = Too many pixels. { $size } = { $pixels }; this model makes { $max } or fewer.
problem-too-narrow = { $size } is too long a shape; the longer side may be at most { $most } times the shorter.
# $most: number
problem-max-images = Ask for a whole number of pictures from 1 to { $most }.
# $references: number
# $pictures: number
# $budget: number
problem-over-budget = { $references ->
    [one] { $references } reference + { $pictures } pictures are over { $budget }, the most for both together.
   *[other] { $references } references + { $pictures } pictures are over { $budget }, the most for both together.
}
problem-mode = This model does not make sets from these inputs.
hint-long-prompt = { $measure }. A longer prompt tends to lose details.
# $references: number
hint-no-such-image = { $references ->
    [0] The prompt speaks of image { $number }, and there are no references.
    [one] The prompt speaks of image { $number }, and there is one reference.
   *[other] The prompt speaks of image { $number }, and there are { $references } references.
}
# $asked: number
hint-other-count = { $asked ->
    [one] The prompt says { $said } pictures, and one is asked for. The model may follow either.
   *[other] The prompt says { $said } pictures, and up to { $asked } are asked for. The model may follow the prompt.
}
hint-other-shape = The prompt says { $shape }, and { $size } is asked for. The exact pixels win.
# $references: number
hint-lowered = { $references ->
    [one] Lowered from { $from } to { $to }: { $references } reference + { $to } pictures = { $budget }, the most for both.
   *[other] Lowered from { $from } to { $to }: { $references } references + { $to } pictures = { $budget }, the most for both.
}
hint-nothing-named = Nothing is called { $name }, so it is sent as plain words. Type @ to choose a reference.
hint-same-picture = Images { $earlier } and { $number } are the same picture.
hint-large-body = The request is { $bytes } long. One report says that the service refuses more than { $most }; smaller references are safer.
shape-tall = an upright picture
shape-wide = a wide picture
shape-square = a square picture
hint-parked = { $field }: “{ $value }” is kept for a model that has it; { $model } does not, and it is not sent.
address-empty = An address is missing.
address-scheme = The address has to begin with https://
address-host = The host in this address is not one that can be reached.
address-credentials = An address with a user name or password in it is not used.
address-character = There is a space or another character in it that addresses do not have.
reference-file-format = This is { $format }, which the model does not take. It takes { $formats }.
reference-file-unknown = Its bytes are no picture that we know, whatever its name says. The model takes { $formats }.
reference-file-damaged = Its width and height cannot be read; the file is damaged or cut short.
reference-file-bytes = { $bytes } is too large; a picture may have at most { $most }.
reference-file-side = { $size } is too small; each side must have more than { $above } pixels. Use another picture.
reference-file-shape = { $size } is too long a shape; the longer side may be at most { $most } times the shorter. Cut it, or use another picture.
reference-file-pixels = Too many pixels. { $size } = { $pixels }; a reference may have at most { $most }.
reference-file-empty = The file is empty. Take it out or use another picture.
reference-file-unlooked = The page could not look at this file. Check the connection, take it out and add it again.
reference-file-unreadable = The file was changed, moved or deleted since it was added. Add it again or take it out.
reference-data-form = A picture written as data has to begin with data:image/png;base64, in lower case.
reference-data-format = The model takes { $formats }, spelled in lower case.
reference-data-text = The base64 text is empty or damaged.

## One reference

reference-gone = This reference is gone
reference-name = Name
    .hint = Write @ and this name in the prompt. It is sent as Image and its number, wherever it stands.
reference-file = File name
reference-data = written into the address
move-earlier = Earlier
move-later = Later
mention-it = Name it in the prompt
save-file = Save the file
load-from = Show it, loaded from { $host }
load-failed = It did not load here. The service fetches it by itself and may do better.
address-label = Address

## Advice and earlier prompts

advice-title = Writing a prompt
advice-lead = What the vendor’s tutorial recommends.
advice-sentence = Say it in whole sentences: who or what, doing what, where.
advice-look = Where looks matter, add style, colour, light and composition.
advice-length = Stay under 600 words, or 300 characters of Chinese. In a longer prompt the model overlooks details.
advice-count = For a set, say how many pictures and how they differ: four seasons, three times of day.
advice-references = Name a reference by typing @, and say what to take from it: the face, the dress, the style.
mode-text-to-image = Text to one picture
mode-text-to-group = Text to a set
mode-image-to-image = One reference to one picture
mode-images-to-image = Several references to one picture
mode-image-to-group = One reference to a set
mode-images-to-group = Several references to a set
use-example = Use it
earlier-title = Earlier prompts
earlier-search = Find
earlier-none = No prompt has these words.
earlier-hint = The last 100 prompts that you sent, kept on this device.
earlier-forget = Forget
earlier-forget-all = Forget all

## Where the documents disagree

sources-title = Where the documents disagree
sources-lead = About { $model } the vendor’s tutorial and later documents say different things.
sources-legend = Names and dates are those of the documents: SEED is the tutorial, the others came later or were measured.
documents-tutorial = Tutorial
    .hint = Strict: what the tutorial allows. Nothing is sent that it rules out.
documents-later = Later documents
    .hint = What later documents allow as well. An older account may refuse it.
dispute-tiers = Resolutions
dispute-pixels = Pixels
dispute-table = Table of sizes
dispute-bytes = A reference, at most
dispute-formats = Formats of references
dispute-fast = Fast mode
    .tutorial = Its text says that this model has no fast mode; its sample sends it all the same. (SEED, 2026-02-24)
    .later = The later edition has 4.0 in that sample. It is not offered here either way. (TUT)
dispute-range = { $min } to { $max }
dispute-said = { $value } ({ $tag }, { $date })

## The connection

connection = Connection
connection-title = Connection
relay-on-this-host = this page’s host ({ $region })
connection-lead = Where requests go, and whose key pays for them.
connection-demo = Demo
    .short = no key needed
    .text = A service inside this page. It answers like the real one, paints its own pictures, and nothing leaves this device.
connection-relay = Relay
    .text = For daily work: an address that lets browsers in and passes requests on to Seedream.
connection-direct = Direct
    .text = The vendor’s own address. Today it refuses browsers; this is here for the day it does not.
connection-by-hand = By hand
    .text = You send the request with a command, anywhere, and drop its reply here. No relay, and no key in this page.
base-url = Base URL
    .hint = Requests go to this address + /images/generations
region-models = { $cloud }, models { $models }.
region-disputed = { $cloud }. The documents disagree on its models: { $models }, or { $later }. Try it.
region-lite-only = 5.0 lite only
region-none = none
region-of-plan = those of an Agent or Coding plan, with its own keys
get-key = How to get a key
get-key-console = Open the vendor’s console (ModelArk of BytePlus, or Ark of Volcengine) in the region above. Keys hold in one region only.
get-key-create = Create an API key there. One of its own for this page, with a limit on spending, is safest.
get-key-enable = Enable the Seedream model for your account. Until then the service answers “ModelNotOpen”.
get-key-endpoint = If your account may only use endpoints, make one and enter its ep-… id here under Model, Other.
api-key = API key
    .hint = Sent to this address only.
    .elsewhere = The key that you entered before is for another address. It is not sent to this one, and dropped when you save.
    .kept = A key ending in { $last } is in use for this address. Type another to replace it.
    .short-kept = A key is in use for this address. Type another to replace it.
    .show = Show
    .hide = Hide
forget-key = Forget the key
key-place = Keep the key
key-place-memory = Until this page closes or reloads
key-place-tab = Until this tab closes
key-place-device = On this device, encrypted under a passphrase
key-place-memory-hint = In memory only: never on the disk.
key-place-tab-hint = It outlives a reload of this tab. Other programs on this device may find it in the browser’s files meanwhile.
key-place-device-hint = Only the encrypted key is stored. You are asked for the passphrase on every visit; nobody can restore it.
key-place-no-vault = Encrypting needs https, or a page on this computer.
key-passphrase = Passphrase
    .hint = Eight characters or more; several words are best.
key-passphrase-short = This passphrase is too short: take eight characters or more.
key-not-kept = This browser keeps nothing for this page, so the key is in memory only. Everything else is saved.
key-not-sealed = The key could not be encrypted, so it is in memory only. Everything else is saved. Check the connection to this page and try again.
key-sealing = Encrypting…
key-locked = A key for this address is kept here, encrypted.
key-unlock = Unlock
key-unlocking = Unlocking…
key-unlocked = The key is unlocked.
key-shut-wrong = This passphrase does not open it. Try again, or forget the key and enter it anew.
key-shut-unreadable = What is kept is damaged, or was made by a newer version of this page. Forget the key and enter it anew.
key-shut-no-crypto = This browser cannot decrypt here: the page has to come over https, or from this computer. Or its code did not arrive: check the connection and try again.

check-reach = Can this page reach it?
check-reach-do = Check the connection
check-reach-asking = Asking…
check-reach-sends = Sends one request for a picture of 1x1 pixels with the chosen model’s id and a prompt of the page’s own, without your key. To tell what is wrong it may ask the same host, and the service’s host of pictures, for a bare answer.
check-reach-sends-key = Sends the same request with your key. The service refuses the size of 1x1 pixels before it makes anything, so it costs nothing.
check-reach-key = Try my key, too (free)
reach-offline = This device is offline
    .cause = The browser says that there is no network, so nothing was sent.
    .next = Connect to a network and check again.
reach-down = Nothing answers there
    .cause = The host has no such name, is switched off, or something in between blocks it.
    .next = Compare the base URL with what your relay or gateway says, letter by letter.
reach-refuses-browsers = The host is up, but lets no browsers in
    .cause = Something answers, and the browser keeps the answer from this page: it does not allow calls from web pages (CORS), as the vendor’s own addresses do not, or it sends them elsewhere.
    .next = Choose Relay with a relay on this page’s host, or have the host allow this page’s address with the header “authorization”.
reach-silent = No answer within 20 seconds
    .cause = No answer came, and no refusal either: the host is slow, or something on the way swallows requests.
    .next = Check the address, and that the relay reaches the service; then try again.
reach-relay-missing = The host answers, but not as the API
    .cause = At this path there is a page, or nothing; no relay passes requests on.
    .next = Set the relay up (its recipes are beside this page, in hosting/), or correct the path.
reach-key-needed = The API answers
    .cause = The page reaches it. It asked for a key, which was not sent.
    .next = Enter your key, and try it too.
reach-wrong-key = The API answers, but refuses this key
    .cause = The key is mistyped, revoked, or of another region or plan.
    .next = Copy it anew from the console of the region above.
reach-model-not-open = The key is right, the model is not open to it
    .cause = Your account has no access to the model that is chosen in the form.
    .next = Enable it in the vendor’s console, or choose another model.
reach-usable = All is well
    .cause = The request came through, and was refused for its size alone, as it should be. Nothing was made or billed.
    .next = Save, and press Generate.
reach-made-picture = It answers, with a picture
    .cause = The service was to refuse the size and made a picture all the same. It may have billed it.
    .next = Save, and press Generate; do not check again with the key.
reach-no-worker = A part of this page did not start
    .cause = The check is made in a worker of the page, which did not arrive or may not run here.
    .next = Check the connection and reload the page.
reach-pictures-readable = This relay hands on pictures that come by address, too.
reach-pictures-unreadable = Pictures that come by address are shown, but this page cannot read them: their host keeps them from pages. Leave response_format at b64_json, or set up the relay for pictures.
reach-pictures-unknown = Whether the page can read pictures that come by address shows with the first one. With b64_json it always can.
hosts-agreed = Pictures are loaded from hosts that you agreed to:
hosts-forget = Forget these hosts
elsewhere = A picture on another host
    .text = It is at { $host }, which would see your network address. It is loaded when you agree.
    .agree = Load pictures from { $host }
limits = Limits of a reply
limit-event = Most MB of one picture
limit-reply = Most MB of a reply
# $most: number
limits-hint = What weighs more is refused, so that no server can fill this device. From 1 to { $most }; usual are 64 for a picture with its text and 1,024 for a reply.
pace = Pace
pace-quick = Quick: 2 s, then 1.5 s a picture
pace-measured = As measured: 26 s, then 21 s a picture
mishap = Let something go wrong
mishap-none = Nothing
mishap-refused-picture = One picture is refused
mishap-error = The service answers with an error
mishap-cut = The stream breaks in the middle
save = Save
connection-key-missing = The vendor’s address needs a key.
connection-key-characters = A key has no spaces or line breaks inside. Paste it again.
leaves-title = What leaves this device
leaves-demo = Nothing.
leaves-there = Prompt, settings and reference images, and the key if there is one, to { $host }. Nothing to anybody else; pictures by address are loaded from the service’s host.

## The board

panel-number = Panel { $number }
panel-view = Look at panel { $number } closely
panel-alt = Picture { $number }, made for: { $prompt }
waiting-first = usually { $from } to { $to } s to the first picture
waiting-next = usually { $from } to { $to } s a picture
# $count: number
waiting-first-own = { $span } to the first picture in your last { $count } runs
waiting-next-own = { $span } a picture in your own runs
waiting-span = { $from } to { $to } s
waiting-about = about { $seconds } s
waiting-unsent = waits to be sent
waiting-demo = the demo is painting
waiting-all = all come together at the end
state-missing = Not made
    .text = The run completed without this picture. The model decides how many.
state-interrupted = Interrupted
    .text = It had not come when the run ended. It may still have been billed.
address-until = not saved here, address until { $moment }
state-expired = Address dead or out of reach
    .text = The picture did not load from its address. Addresses die after 24 hours; before that, the network may be to blame. The request is kept.
retry-picture = Try again
open-picture = Open its address
state-absent = Picture not in the link
    .text = A link carries no pictures. Generate this panel again to have one of your own.
state-lost = Picture unreadable
    .text = Its data cannot be shown. The request is kept; generate it again.
state-unsent-text = No request was under way when the run was stopped. Nothing of it is billed.
state-empty = Empty
open-short = Open
response-title = Open a response
response-lead = A reply of the service that you or somebody else saved becomes a board, with its failures, usage and expiry. It needs no key, and nothing of it leaves this device; pictures by address are loaded from where they are.
response-pick = Choose files …
response-drop = Or drop them anywhere on the page. Events, JSON, an error, the vendor’s tool’s output, curl’s -i or -v output, a capture of this page; gzip or not, up to a gigabyte and more.
response-paste = Or paste its text
response-open = Open the text
response-pace = A capture comes
response-at-once = At once
response-faster = Ten times as fast as it came
response-as-it-came = As fast as it came
waiting-by-hand = Filled by the reply that you bring
capture-save = Save the reply
capture-hint = The reply byte by byte, with the times at which it came: to replay it with Open, or to attach to a report. It holds the pictures, not the key and not the prompt.
capture-gone = It was too large to be recorded, or this device had no room for it, or its file is gone.
hand-title = Send it by hand
hand-how = Copy the command and run it anywhere with your key in ARK_API_KEY. It writes { $file } while the pictures come. Drop that file here: these panels are filled, even days later.
hand-gone = The command is not here any more, because the page was closed since. Drop the file with the reply here: these panels are filled.
hand-copy = Copy the command
hand-open = Open its reply …
# $count: number
hand-run = { $count ->
    [one] The panel of “{ $prompt }”
   *[other] The { $count } panels of “{ $prompt }”
}
hand-new = New panels
hand-leave = Do not open it
hand-which = Which panels is { $name } for?
empty-board = No panels yet
empty-board-text = Write a prompt and press Generate: a panel appears at once for every picture asked for.

## A run

# $got: number
# $asked: number
run-going = { $got } of up to { $asked } arrived
run-one = Waiting for one picture
run-by-hand = Waiting for the reply that you bring
# $got: number
run-reading = Reading: { $got ->
    [one] 1 picture so far
   *[other] { $got } pictures so far
}
# $got: number
run-read = { $got ->
    [one] 1 picture
   *[other] { $got } pictures
}
run-from-file = from { $name }
run-from-paste = from pasted text
run-waits-turn = Waiting for its turn
run-waits-repeat = Waiting to send it again
# $seconds: number
# $attempt: number
# $most: number
wait-refused = { $why }: the service takes no more at the moment. The same request goes out again in { $seconds } s, attempt { $attempt } of { $most }. What was refused is not billed; Stop ends the wait.
# $limit: number, pictures a minute
# $seconds: number
wait-turn = { $model } takes { $limit } pictures a minute, and your runs have asked for this minute’s. The request goes out in { $seconds } s; Stop ends the wait.
# $seconds: number
wait-paused = The service asked another run of this model to wait. The request goes out in { $seconds } s; Stop ends the wait.
run-failed = { $count ->
    [one] 1 refused
   *[other] { $count } refused
}
# $got: number
# $asked: number
run-done = { $got } of { $asked } arrived
# $asked: number
# $got: number
run-done-upto = Asked for up to { $asked }, got { $got }
# $got: number
# $asked: number
run-stopped = Stopped: { $got } of { $asked } arrived
# $got: number
# $asked: number
run-cut = Interrupted: { $got } of { $asked } arrived
# $got: number
# $asked: number
run-refused = Not made: { $got } of { $asked } arrived
run-missing = { $count ->
    [one] 1 not made
   *[other] { $count } not made
}
run-billed = { $count ->
    [one] 1 picture billed
   *[other] { $count } pictures billed
}
run-demo = demo
run-treated-as = { $id }, treated as { $model }
run-counted = { $count ->
    [one] 1 picture counted, none billed
   *[other] { $count } pictures counted, none billed
}
# $count: number
run-tokens = { $count } output tokens
stop = Stop
again = Send again
check-address-and-key = Check address and key
change-limits = Change the limit
clear-empty = Remove the empty panels
service-words = The service’s own words

## Looking closely

saving-opening = Opening your board …
saving-pending = Saving …
saving-saved = Saved on this device
saving-not = Not saved
saving-elsewhere = Open in another tab
saving-shared = Shared, not yours yet
shared-title = Somebody shared this board with you
shared-text = You only look at it: nothing of it is kept on this device, and your own boards are as they were. Make a copy to change it.
shared-copy = Make my own copy
shared-leave = Close it
# $title: text
say-shared = A shared board: { $title }
say-own-copy = This is your own copy now. The shared board is as it was.
link-wrong = This link leads to no board
link-damaged = Characters of it are missing or changed, as happens when a message is cut. Ask for it to be sent again, as a whole.
link-newer = A newer version of this page made it. Reload the page; if that changes nothing, the page you are on is older than the sender’s.
link-too-large = It is longer, or holds more, than any link that this page makes. Nothing of it was opened.
share = Share
share-title = Share by link
share-text = The board itself stands in the link, and no server ever sees it. Whoever opens it looks at the board, and can make a copy. A link cannot be taken back, and does not follow your changes.
share-making = Making the link …
share-what = What goes along
share-texts = Texts, settings and order
share-texts-hint = Always. Every panel can be generated again from it.
share-previews = A tiny preview of each picture
share-previews-hint = What the board looks like stays visible for years.
share-addresses = The addresses of the pictures
share-addresses-hint = Whoever has the link sees the pictures themselves, until their addresses die after 24 hours.
share-never = Never in a link: your key and its address, the pictures themselves, file names, takes that are not shown.
# $length: text
share-length = { $length } characters
share-fits-anywhere = Fits into any chat or mail.
share-fits-most = May be cut by some chats and mail programs, Discord and Outlook among them.
share-fits-few = Too long for most chats. Send it in a document, or leave something out.
share-none = This board is too long for a link. Save everything to a file instead, on the shelf of boards.
share-copy = Copy the link
share-copied = Copied
share-not-copied = The browser did not let the page copy. Select the link and copy it yourself.
share-hand-on = Send with …
share-link = The link
share-passphrase = Passphrase (optional)
share-passphrase-hint = The link opens with it alone. Send it another way than the link: who has both can read the board.
share-lock = Lock the link
share-locking = Locking …
share-locked = Locked. It opens with the passphrase alone.
share-not-locked = This browser has no cryptography for pages on plain http, or the link would be too long.
share-short = At least eight characters.
share-as-text = The texts alone
share-as-markdown = Copy as Markdown
share-as-html = Copy as HTML
share-qr = QR code
share-qr-hint = For the camera of a phone.
link-locked = This link is locked
link-locked-text = Whoever sent it has the passphrase. Your own boards stay as they are.
link-passphrase = Passphrase
link-unlock = Open
link-unlocking = Opening …
link-passphrase-wrong = That is not its passphrase.
link-no-crypto = This browser has no cryptography for pages on plain http. Open the link where the page is on https.
tabs-title = This board is open in another tab
tabs-text = You see it as it was saved last. It is changed in one tab at a time, so that neither writes over the other.
tabs-take = Take over here
tabs-busy = The other tab waits for pictures of a request. Take over when they are there.
say-taken-over = The board is changed here from now on.
say-taken-from-here = Another tab has taken this board over. It is saved as it is here.
shelf-elsewhere = That board is open in another tab. Change it there, or close that tab first.
saving-wrong = This board is not kept
saving-full = This browser has no room left for it. Free some and try again, or save everything to a file.
saving-denied = This browser keeps nothing for this page, as in a private window or with site data blocked. What you make is lost with the page: save everything to a file before.
saving-no-code = A part of this page could not be loaded, so that nothing is kept. Save the pictures that you want to keep, then reload the page.
saving-newer = A newer version of this page is open in another tab, and has changed what is kept here; this one can write nothing any more. What was said to be saved is there. Save everything to a file if pictures came since, then reload the page.
saving-older = An older version of this page is open in another tab, and does not let go of what is kept here. Close or reload that tab, then try again.
saving-swept = The browser’s storage for this page was cleared while it was open. What you see is in memory only: try again to keep it from here on. Pictures that are not on the screen any more are gone.
saving-unreadable = What was kept here is of a newer version of this page, or damaged. It is left as it is, and nothing is written over it. Reload the page; if that changes nothing, save the pictures that you want to keep.
saving-unopened = The board of your last visit could not be read just now. It is left as it is, and nothing is written over it. Try again; if you have made pictures meanwhile, save them, then reload the page.
save-everything = Save everything to a file
file-making = The file is being made. Many pictures take a while.
file-saved = Your browser saves it now: boards, pictures and history.
file-failed = The file could not be made. Save the pictures that you want to keep from each panel.
saving-changed = Another tab has changed this board meanwhile, and your browser keeps tabs apart on pages with https only. Nothing is written over: keep what you see here as a board of its own, beside the other.
saving-part = Keep as a board of its own
saving-gone = The board that was kept here is gone
saving-cleared = The browser’s storage for this page was cleared, by hand or by a cleaning program. New work is kept as before.
saving-again = Try again
saving-understood = Understood
viewer-title = Panel { $number }
viewer-save = Save picture
viewer-use = Use as reference
viewer-fetching = Fetching the picture from this device’s storage …
viewer-open = Open in a new tab
viewer-take = Picture { $number } of this panel, in a new tab
viewer-previous = Previous
viewer-next = Next
viewer-size = Size
viewer-format = File
viewer-time = Arrived after
viewer-model = Model
viewer-prompt = Prompt
viewer-address = The address dies 24 hours after it was made. Your browser may open it instead of saving it: save it from there.
viewer-file = { $format }, { $bytes }
picture-file-name = seedboard-panel-{ $number }.{ $extension }

## The request

wire-title = The request
wire-cloud = Cloud
wire-language = Written as
wire-code-lead = The same request as a program. The key stays in your shell: ARK_API_KEY.
wire-elided = … { $bytes }
wire-stream = Streamed
wire-lines = requests.jsonl, which the script reads: this board’s requests, the form’s last
wire-copy-lines = Copy requests.jsonl
wire-bytes = The whole body is { $bytes }.
wire-need = { $of } { $version } or newer
wire-needs = Needs { $needs }.
wire-run-here = Run in our tests with the real packages.
wire-parsed-here = Its syntax is checked in our tests; it was not compiled against the SDK here.
wire-lead = Exactly these fields are sent, in this order; here they are laid out for reading. The key travels in a header and is never shown.
wire-problems = There is something to mend before it can be sent:

## A pasted command

import-open = Paste curl or JSON
import-title = Paste a request
import-lead = A curl command or the JSON of a request fills in the form. Nothing is sent.
import-label = curl or JSON
import-placeholder = curl https://… -d '{"{"}…{"}"}'
import-hint = From the vendor’s pages, from another tool, from the browser’s “Copy as cURL”.
import-take = Fill in the form
import-up-to = A set, up to { $count }
import-dropped = Not taken over
import-dropped-row = { $path }: { $why }
import-dropped-value = { $path } = { $value }: { $why }
import-notes = Worth knowing
import-unknown = Fields that we do not know
extra-title = Fields of the import that we do not know
extra-send = send { $field }
import-unknown-hint = They are kept, and sent only where you tick them.
import-key = A key is in the command
import-key-short = Put it into the key field
import-key-take = Put it into the key field (it ends in { $last })
    .hint = Otherwise it is dropped. It is kept nowhere else.
import-fault-nothing = This is neither a curl command nor JSON.
import-fault-no-body = The command has no body: nothing after -d, --json or --data-binary.
import-fault-body-in-file = The body is in the file { $name }. Paste what stands in it.
import-fault-not-json = The body is no JSON from line { $line }, character { $column } on.
import-fault-not-an-object = The JSON is no object with fields.
import-fault-unclosed-quote = A quotation mark of the command is never closed.
import-fault-too-many-fields = It has more than { $most } fields; no request has so many.
import-fault-too-large = { $bytes } of text is too much; { $most } is the most.
dropped-other-models = a field of Seedream 3.0; these models do not have it, and it is never sent.
dropped-not-in-api = a field of other services; this API does not have it, and it is never sent.
dropped-no-text = it should be text; the default counts.
dropped-no-whole = it should be a whole number; the default counts.
dropped-no-bool = it should be true or false; the default counts.
dropped-no-object = it should be an object; the default counts.
dropped-no-pictures = it should be an address or several; it is left out.
dropped-no-value = the field has no such value; the default counts.
dropped-repeated = it comes again later, and that one counts.
dropped-name = it could not be sent under this name.
dropped-key = it is a key, or holds one.
dropped-too-many = { $count } references; the first { $most } were taken over.
note-apostrophe = An apostrophe ended the shell’s quote too early, as it does in the vendor’s own sample. It was read as meant.
note-quotes = Quotation marks ended the shell’s quote too early. They were read as meant.
note-key-in-variable = The command takes its key from { $name }. Enter yours under Connection.
note-variable-in-body = { $name } in the body would have been filled in by the shell. It stands as written.
note-other-url = It sends to another kind of address. Where requests go stays as it is under Connection.
note-first-of-several = There are several requests; this is the first.
note-file-to-add = Image { $number } is the file { $name } on somebody’s disk. Add it by hand.
note-model-unknown = The model is in no table of ours. Say under Model whose rules hold for it.
note-default-used = Not said, so the API’s own defaults are set: { $fields }.
note-kept-from-form = { $field }: not said, so the form’s value stays.

## Said to screen readers

# $count: number
say-reference-added = { $count ->
    [one] One reference.
   *[other] { $count } references.
}
say-reference-removed = Image { $number } taken out.
say-reference-moved = { $name } is Image { $number } now.
say-started = { $count ->
    [one] Sent. Waiting for one picture.
   *[other] Sent. Waiting for up to { $count } pictures.
}
# $number: number
# $asked: number
say-arrived = Picture { $number } of { $asked } arrived.
# $number: number
# $asked: number
say-failed = Picture { $number } of { $asked } failed: { $why }.
# $attempt: number
# $most: number
say-sent-again = Sent again, attempt { $attempt } of { $most }.
# $seconds: number
say-waits-for-turn = Waiting { $seconds } s for its turn.
# $seconds: number
say-waits-to-repeat = { $why }. It is sent again in { $seconds } s.
# $got: number
# $asked: number
say-completed = Completed: { $got } of { $asked } pictures.
# $got: number
# $asked: number
say-stopped = Stopped. { $got } of { $asked } pictures are here.
# $got: number
# $asked: number
say-broken = { $why }. { $got } of { $asked } pictures are here.

## Failures: title, cause, next step

fault-invalid-request = The service refused a setting
    .cause = A field of the request holds something that this model does not take.
    .next = Read the service’s words below, change that field and press Generate.
fault-reference-unreachable = A reference could not be fetched
    .cause = The service tried to download a reference image and its host did not answer in time, or the address is not right.
    .next = Open the address in a new tab to see whether it works, or use an image on a faster host, then press Generate.
fault-prompt-refused = The prompt was refused
    .cause = The service’s content check stopped the words of the prompt. Nothing was painted.
    .next = Say it in other words and press Generate.
fault-reference-refused = A reference was refused
    .cause = The service’s content check stopped one of the reference images.
    .next = Take that image out or use another one, then press Generate.
fault-real-person = A real person was recognised
    .cause = The service does not work from pictures in which it recognises a real person.
    .next = Use a drawn or an invented person instead.
fault-protected-work = A protected work was recognised
    .cause = The picture may show a work or a figure that belongs to somebody. The others stay, and this one is not billed.
    .next = Describe something of your own in its place.
fault-picture-refused = Refused by the service
    .cause = The finished picture did not pass the service’s content check. The others stay, and this one is not billed.
    .next = Change the words for this picture and ask for it again.
fault-content-refused = Stopped by the content check
    .cause = The service found something sensitive and does not say whether in the words or in an image.
    .next = Make the prompt plainer, or leave the references out, to find which it was.
fault-key-rejected = The key was not accepted
    .cause = The API key is missing, mistyped, or belongs to another region or plan.
    .next = Open Connection and enter the key for this region again.
fault-account-closed = The account cannot be used
    .cause = The service says that the account behind this key is not in order.
    .next = Look into the account in the vendor’s console.
fault-account-overdue = The account is overdue
    .cause = The service waits for a payment before it makes pictures.
    .next = Settle the bill in the vendor’s console; what you set up here stays.
fault-access-denied = The key may not do this
    .cause = The key is right, but has no permission for this model or endpoint.
    .next = Give the key that permission in the vendor’s console, or use another key.
fault-model-not-open = The model is not activated
    .cause = The account has not switched this model on yet.
    .next = Activate it in the vendor’s console under Model activation, or choose another model.
fault-endpoint-needed = An endpoint id is needed
    .cause = This account may not call the model by its name, only through an endpoint (ep-…).
    .next = Ask the account’s owner to allow model ids, or choose another connection.
fault-endpoint-closed = The endpoint is closed
    .cause = The endpoint exists, but it was switched off.
    .next = Start it again in the vendor’s console.
fault-model-not-found = The model was not found
    .cause = The service does not know this model at this address, or the account may not see it.
    .next = Check the region in Connection, or choose another model.
fault-body-too-large = The request is too large
    .cause = The service takes no request of this size; the references weigh too much.
    .next = Use fewer or smaller reference images, or give them by address.
fault-rate-limited = Too many pictures a minute
    .cause = The account’s limit of pictures or requests a minute is used up.
    .next = Wait a minute, then send it again.
fault-quota-exceeded = The quota is used up
    .cause = A trial, a spending limit or a time quota of the account has run out.
    .next = Read the service’s words below and raise the limit in the vendor’s console.
fault-overloaded = The service is overloaded
    .cause = More requests came than the service can take at this moment.
    .next = Send it again in a little while.
fault-service-error = The service failed
    .cause = Something broke on the service’s side. The picture may have been billed all the same.
    .next = Nothing was sent again by itself. Send it again when you are ready.
fault-gateway = A gateway on the way failed
    .cause = The request got as far as a gateway, which could not reach the service or waited too long.
    .next = Look into the vendor’s console whether it was billed before you send it again.
fault-html-reply = A web page came instead of pictures
    .cause = Something between here and the service answered with a page of its own: a proxy, a login, a wrong path.
    .next = Check the base URL in Connection; it should end in /api/v3.
fault-unknown = The service answered with an error
    .cause = It is an error that this page does not know.
    .next = Read the service’s words below; quote the request id if you ask the vendor.
fault-file-unreadable = A reference file could not be read
    .cause = It was changed, moved or deleted since you added it. Nothing was sent, and nothing is billed.
    .next = Add the file again under References, or take it out, then press Generate.
fault-unreachable = The service could not be reached
    .cause = Nothing came back. Either this device is offline, the host is down or the base URL is wrong, or the host does not let browsers in: the vendor’s own host does not.
    .next = Check the network and the base URL in Connection; for the vendor’s host, use a relay.
fault-empty-reply = The reply was empty
    .cause = The service said yes and sent nothing.
    .next = Check the base URL in Connection, then send it again.
fault-unreadable-reply = The reply could not be read
    .cause = What came is neither JSON nor a stream of events.
    .next = Check that the base URL leads to an image API; nothing is wrong with your prompt.
fault-reply-too-large = The reply is larger than this page takes
    .cause = One part of it grew past the limit, and the rest was left unread so that the page stays alive.
    .next = Ask for fewer or smaller pictures at a time, or set the limit higher.
fault-cut = The connection broke
    .cause = The reply was cut off in the middle. Pictures that came are kept; the others may have been made and billed.
    .next = Nothing was sent again by itself. Sending again asks for the whole set once more, as new panels.
fault-unfinished = The reply ended early
    .cause = It ended in good order, but without the pictures that were still to come and without saying that it was complete.
    .next = Keep what came. If a proxy is in between, give it a longer time limit before you ask for the whole set again.
fault-error-in-stream = The service broke off
    .cause = It reported an error in the middle of the stream. Pictures that came before it are kept.
    .next = Read the service’s words below. Sending again asks for the whole set once more, as new panels.
fault-slow-to-answer = No answer yet after a minute
    .cause = The request is out and the service has not begun to answer. Large pictures can take this long.
    .next = Wait on, or press Stop; what was begun may still be billed.
fault-stalled = Nothing has come for two minutes
    .cause = The stream is open, but the service has gone quiet. Pictures that came are kept.
    .next = Wait on, or press Stop to keep what is here; the rest may still be billed.
fault-stopped = Stopped by you
    .cause = The request was ended here. What the service had begun may still be billed.
    .next = Press Generate when you want to go on.
fault-page-closed = The page was closed in the middle
    .cause = Pictures that had come are here. The others were on their way when the page went, and may have been billed.
    .next = Look at what is here; nothing is asked for again by itself.
fault-stopped-waiting = Stopped before it went out
    .cause = No request was under way: either none had been sent, or the service had refused it. Nothing of this is billed.
    .next = Send it again when you want to go on, or press Generate.
# $count: number
fault-tried = It was sent { $count } times, with pauses in between, and refused each time. Nothing more is sent by itself.
fault-damaged-picture = A picture arrived damaged
    .cause = Its data is not whole, so it cannot be shown.
    .next = Ask for this picture again; the others are not touched.
fault-not-a-picture = This is not a picture
    .cause = The data that came in its place is neither JPEG, PNG nor WEBP.
    .next = Check the relay or gateway in between; it may have changed the reply.
fault-not-kept = This picture could not be kept
    .cause = All of it came, but this browser has no room for it, neither in its storage nor in memory.
    .next = Close other tabs or free space on this device, then ask for it again; it may be billed once more.
fault-no-picture = An entry without a picture
    .cause = The service listed this picture, but sent neither data nor an address nor a reason.
    .next = Ask for it again, and quote the request id if it happens twice.
fault-unsafe-address = An address that is not safe to load
    .cause = The service gave an address that is not https.
    .next = Choose “In the reply” for how pictures come, and generate again.
fault-painter-failed = The demo cannot paint here
    .cause = This browser has no canvas outside the page (OffscreenCanvas), which the demo paints on.
    .next = Use a current Chrome, Edge, Firefox or Safari, or connect a key.
fault-worker-failed = A part of the page is missing
    .cause = The part that sends requests and reads replies could not be loaded, so nothing was sent.
    .next = Check the network and reload the page; what is on the board is lost by that, so save its pictures first.
fault-response-file-unreadable = The file could not be read
    .cause = It was changed, moved or deleted since you chose it. What was read before that is here.
    .next = Open it again from where it is now.
fault-no-response = No response in this file
    .cause = It holds nothing that a service could have answered.
    .next = Open the file that curl, the vendor’s tool or this page wrote; save the whole reply, not only its headers.
fault-file-cut = The compressed file ends too early
    .cause = It was not copied or written to its end. What could be unpacked is here.
    .next = Copy or save it again, and wait until that is done.
fault-file-damaged = The file is damaged
    .cause = Its compression, or the way it marks the parts of a reply, is broken from some place on. What stands before it is here.
    .next = Copy or save it again; text tools must not touch a compressed file.
fault-file-too-large = The file unpacks to too much
    .cause = More comes out of it than this page reads. What stands before that is here.
    .next = Unpack it yourself, and open the part with the response.
fault-bytes-after-end = Something follows the end of the reply
    .cause = It belongs to no reply and was passed over.
    .next = Nothing to do, unless a reply is missing.
fault-more-responses = The file holds more replies
    .cause = The first hundred of a file are read, and those are here.
    .next = Put the rest into another file and open that.
fault-answered-whole = Answered in one piece
    .cause = A stream was asked for and the service sent one whole reply instead. All that it sent is here.
    .next = Nothing to do. If you want to see pictures one by one, ask for a relay that does not buffer.
fault-no-usage = No usage came
    .cause = The pictures are here, but the service did not say what it counted.
    .next = Look into the vendor’s console if you need the exact figure.
fault-fewer-than-asked = Fewer pictures than asked for
    .cause = The model decides how many pictures a set has; the number is the most it may make.
    .next = Name the number in the prompt, or ask for the missing ones in words of their own.
fault-events-skipped = Parts of the reply were skipped
    .cause = Some events could not be read and were passed over.
    .next = Compare the pictures with what you asked for.
# The service sent Retry-After.
# $seconds: number
fault-rate-limited-wait = Too many pictures at once
    .cause = The account’s limit is used up for the moment, and the service says how long.
    .next = Wait { $seconds } s, then send it again.
fault-demo = This was the demo: nothing was billed.
fact-status = HTTP { $status }
fact-request-id = request id { $id }
fact-at = character { $at } of the picture’s base64
fact-lines = line { $lines }

## Work on panels: what is said aloud, and what did not go out

say-panel-added = Panel { $number } was added.
say-panel-copied = Panel { $number } was copied to panel { $copy }.
# $count: number
say-panels-removed = { $count ->
    [one] 1 panel was removed.
   *[other] { $count } panels were removed.
}
# $count: number
say-locked = { $count ->
    [one] 1 approved panel was left as it is.
   *[other] { $count } approved panels were left as they are.
}
say-undone = Taken back: { $what }.
say-redone = Done again: { $what }.
say-nothing-to-undo = There is nothing to take back.
say-nothing-to-redo = There is nothing to do again.

step-title = title of the board
step-style = style of the board
step-settings = settings of the board
step-typed = { $field } of panel { $number }
step-script = shot of panel { $number }
# $count: number
step-texts = { $count ->
    [one] texts of 1 panel
   *[other] texts of { $count } panels
}
# $count: number
step-added = { $count ->
    [one] 1 panel added
   *[other] { $count } panels added
}
# $count: number
step-removed = { $count ->
    [one] 1 panel removed
   *[other] { $count } panels removed
}
step-moved = order of the panels
# $count: number
step-approved = { $count ->
    [one] 1 panel approved
   *[other] { $count } panels approved
}
# $count: number
step-unlocked = { $count ->
    [one] 1 panel unlocked
   *[other] { $count } panels unlocked
}
step-crop = crop of panel { $number }
step-own-picture = own picture in panel { $number }
step-shown = take shown in panel { $number }
# $count: number
step-several = { $count ->
    [one] 1 panel changed
   *[other] { $count } panels changed
}
# $place: number
# $count: number
say-panel-moved = { $name } is now { $place } of { $count }.
# $count: number
# $place: number
say-panels-moved = { $count } panels now stand from place { $place }.
# $count: number
say-approved = { $count ->
    [one] 1 panel is approved and locked.
   *[other] { $count } panels are approved and locked.
}
# $count: number
say-unlocked = { $count ->
    [one] 1 panel is a draft again.
   *[other] { $count } panels are drafts again.
}
say-take = Take { $take } of panel { $number } is shown.
# $count: number
say-picked = { $count ->
    [one] 1 panel is selected.
   *[other] { $count } panels are selected.
}
# $changed: number
# $added: number
say-list-taken = The list changed { $changed ->
    [one] 1 panel
   *[other] { $changed } panels
} and added { $added }.
# $count: number
say-replaced = { $count ->
    [one] 1 place was replaced.
   *[other] { $count } places were replaced.
}
own-picture-refused = { $name } is no picture that can be shown here, or there is no room left on this device.
say-own-picture = Your picture is in panel { $number }.
say-panel-stopped = Panel { $number } waits no longer. The request goes on for the others; its picture is kept if it comes.
# $count: number
say-settings-back = The settings are in the form.{ $count ->
    [0] {""}
    [one] {" "}1 picture file went along: add it again.
   *[other] {" "}{ $count } picture files went along: add them again.
}
refused-locked = Panel { $number } is approved: unlock it before you give it another picture.
refused-panel = Nothing was sent: the panel is approved, or waits for its picture already.
refused-picture-gone = Nothing was sent: the picture that should go along cannot be read.
refused-problem = Nothing was sent. { $problem }
wait-queue = It goes out when one of the requests before it is over.
shelf-running = A request is under way. Wait until it is over, or stop it, before you open another board.
shelf-unsaved = This board is not saved on this device. Save its pictures before you open another one.
shelf-unreadable = That board cannot be read by this version of the page. It was left as it is.
shelf-new-title = New board
shelf-copy-title = { $title } (copy)
shelf-not-written = The change could not be written to this device.
say-board-open = { $title } is open.
panel-open = Work on panel { $number }
boards = Boards
area-panel = Panel

## The panel that is worked on

panel-approve = Approve
panel-unlock = Unlock
panel-approved = Approved
panel-locked = Approved panels stay as they are, and keep their number. Unlock it to change anything here.
panel-stop = Stop this panel
panel-takes = Takes
panel-take = Take { $number }
panel-take-label = Take { $number }, { $from }
panel-take-shown = shown
panel-compare = Compare
panel-from-own = own picture
panel-from-sample = sample
panel-from-demo = demo
panel-elsewhere = On another host
panel-picture = Picture
panel-make = Generate this panel
panel-make-again = Generate again
panel-make-hint = Asks once more with the prompt below. A new take is added; this one stays.
panel-make-first-hint = Asks for one picture with the prompt below.
panel-own = Use my own picture
panel-own-hint = From a file on this device. It becomes a take of this panel, and is sent nowhere.
panel-change = Change this picture
panel-change-hint = Say what should be different. The picture goes along as Image 1, and what comes is a new take.
panel-change-hint-demo = The demo only paints: it understands seasons, times of day, weather and colours, and leaves everything else as it is. With a connection, the picture goes along as Image 1 and any change can be asked for.
panel-change-example = It is night; everything else stays.
panel-change-do = Make the change
panel-reference = Use as reference
panel-duplicate = Duplicate
panel-delete = Delete
panel-undo = Undo
panel-words = About this panel
panel-caption = Caption
panel-action = Action
panel-dialogue = Dialogue
panel-shot = Shot
panel-angle = Angle
panel-camera = Camera
panel-duration = Seconds
panel-duration-bad = A number of seconds, such as 2.5
panel-sound = Sound
panel-notes = Notes
panel-notes-hint = For the makers; never in a prompt.
panel-own-prompt = More for the prompt
panel-own-prompt-hint = What the model should know beside all this.
panel-not-said = Not said
panel-prompt = Prompt
panel-prompt-empty = Nothing is written yet. Say what happens under Action, and it stands here.
panel-prompt-from = Where the words come from
panel-prompt-board = Style and what takes part
panel-prompt-edit = Edit by hand
panel-prompt-back = Back to the fields
panel-prompt-by-hand = Written by hand: what you change in the fields above does not change it.
panel-prompt-edited = The prompt of this panel
origin-style = Style of the board
origin-shot = Shot and angle
origin-camera = Camera
origin-action = Action
origin-dialogue = Dialogue
origin-own = More for the prompt
origin-caption = Title
origin-hand = By hand
origin-earlier = What its picture was made with
panel-crop = Framing
# $percent: number
panel-crop-hint = The board’s frames have another shape: { $percent } % of the picture is seen.
panel-crop-x = From left to right
panel-crop-y = From top to bottom
panel-made = Made with
panel-made-own = Your own picture
panel-made-model = Model
panel-made-size = Size
panel-made-file = File
panel-made-when = When
panel-made-after = Arrived after
panel-made-tokens = Output tokens
# $tokens: number
panel-made-tokens-of = { $tokens }, its part: width × height / 256
panel-made-prompt = Prompt
panel-made-name = File name
panel-restore = Use these settings
panel-restore-failed = The settings cannot be read any more. { $why }
compare-title = Takes of panel { $number }
compare-left = Left
compare-right = Right
compare-how = How to compare
compare-beside = Side by side
compare-over = One over the other
compare-at = How much of the left one is seen
compare-show = Show this take
compare-shown = This take is shown
compare-none = There is nothing to compare: the panel has one take.
## The shot list

list-heading = Shot list
list-caption = Every panel of the board, a row each
list-panel = Panel
list-title = Title
list-shot = Shot
list-angle = Angle
list-camera = Camera
list-action = Action
list-dialogue = Dialogue
list-sound = Sound
list-seconds = Seconds
list-prompt = Prompt
list-notes = Notes
list-status = Status
list-approved = Approved
list-cell = { $column } of panel { $number }
list-add = Add a row
list-undo = Undo
list-keys = Ctrl with ↑ or ↓ goes up or down a column; Enter does in fields of one line. Cells copied from a spreadsheet can be pasted straight in.
list-copy = Copy for a spreadsheet
list-copied = Copied. Paste it into a spreadsheet.
list-not-copied = The browser did not let the page copy.
list-seconds-odd = “{ $typed }” is no time. Write seconds, such as 2.5, or 0:02.5.
list-paste = Paste from a spreadsheet
list-paste-title = Paste from a spreadsheet
list-paste-lead = Copy rows in a spreadsheet, with their headings if you can, and paste them here. A list of lines becomes a list of actions.
list-paste-label = Rows
list-paste-hint = What would change is shown here before anything is changed.
list-paste-none = There is no row in this.
list-into = Where the rows go
list-into-first = Over the panels, from the first
list-into-chosen = From panel { $number } on
list-into-new = New panels at the end
list-take = Take over
# $count: number
list-found-rows = { $count ->
    [one] 1 row.
   *[other] { $count } rows.
}
# $count: number
list-found-over = { $count ->
    [one] 1 panel is written over. It can be taken back.
   *[other] { $count } panels are written over. It can be taken back.
}
# $count: number
list-found-new = { $count ->
    [one] 1 panel is added.
   *[other] { $count } panels are added.
}
# $count: number
list-found-locked = { $count ->
    [one] 1 panel is approved, and stays as it is.
   *[other] { $count } panels are approved, and stay as they are.
}
list-found-columns = Columns: { $columns }.
list-found-unknown = Not read, since there is no such column here: { $columns }.
# $count: number
list-found-odd = { $count ->
    [one] 1 cell says something that is no choice of its column; it goes to the notes.
   *[other] { $count } cells say something that is no choice of their column; they go to the notes.
}
# $count: number
# $most: number
list-found-left = { $count ->
    [one] 1 row is left out: a list has { $most } at most.
   *[other] { $count } rows are left out: a list has { $most } at most.
}

## Find and replace

find-title = Find and replace
find-label = Find
find-with = Replace with
find-case = Match case
find-words = Whole words
find-hint = Looks through every text of the board: title, style, and all that is written about its panels.
find-none = Nothing found.
# $places: number
# $texts: number
find-count = Found { $places ->
    [one] 1 time
   *[other] { $places } times
}, in { $texts ->
    [one] 1 text.
   *[other] { $texts } texts.
}
# $count: number
find-more = { $count ->
    [one] 1 more text is not listed here; it is replaced as well.
   *[other] { $count } more texts are not listed here; they are replaced as well.
}
find-board = The board
find-style = Style
find-edited = Prompt by hand
find-locked = approved, stays as it is
# $count: number
find-left = { $count ->
    [one] 1 place in an approved panel was left as it is.
   *[other] { $count } places in approved panels were left as they are.
}
# $count: number
find-replace = Replace { $count ->
    [one] 1 place
   *[other] { $count } places
}

## Pictures that are at the service only

# $count: number
loose = { $count ->
    [one] 1 picture is at the service only, for about a day.
   *[other] { $count } pictures are at the service only, for about a day.
}
# $count: number, $when: text
loose-until = { $count ->
    [one] 1 picture is at the service only, until { $when }.
   *[other] { $count } pictures are at the service only, the first until { $when }.
}
loose-open = Save them
loose-title = Save these pictures
loose-why = The service sent addresses instead of pictures, and lets no page read what is there. The addresses die about a day after they were made, and the pictures with them.
loose-how = Save each from its address, or run this command in a terminal, which saves all of them. Then drop the files anywhere on this page: under these names they find their panels, and are kept here for good. Next time, ask for the pictures in the reply.
loose-copy = Copy the command
loose-copied = Copied. Run it in a terminal, then drop the files here.
loose-none = Every picture of this board is here.
# $number: text
loose-panel = Panel { $number }
# $when: text
loose-row-until = until { $when }
loose-link = Open the address
# $name: text
say-came-home = { $name } is in its panel, and kept on this device.

## The shelf of boards

shelf-opening = The board of your last visit is on its way. Wait until it is here.
shelf-not-read = That board could not be read from this device this time. It was left as it is.
shelf-search = Search titles and texts
shelf-new = New board
# $used: text, $most: text
shelf-room = { $used } of about { $most } that this browser gives this page.
shelf-used = Room in use
shelf-persistent = It stays until you remove it.
shelf-loose = When the disk is full, the browser may clear it.
shelf-persist = Ask the browser not to
say-persistent = Your browser keeps everything until you remove it.
say-not-persistent = Your browser did not agree: it may clear what is kept when the disk is full. Save everything to a file now and then.
# $count: number
shelf-total = { $count ->
    [one] 1 board
   *[other] { $count } boards
} on this device, { $bytes } in all
shelf-loading = Looking for your boards …
shelf-failed = The boards on this device cannot be read. Nothing of them is lost by that: try again, or reload the page.
shelf-again = Try again
shelf-none-found = No board has these words in its title or its texts.
shelf-empty = No boards yet. What you make is kept here by itself, on this device.
shelf-empty-sample = No boards yet. What is on the table is a sample: change it or make something, and it is kept here by itself, on this device.
shelf-cannot-read = A newer version of this page made it, or it is damaged. It stays as it is.
# $count: number
shelf-panels = { $count ->
    [one] 1 panel
   *[other] { $count } panels
}
# $count: number
shelf-pictures = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
shelf-changed = Changed { $moment }
shelf-open = Open { $title }
shelf-open-now = Open now
shelf-rename = Rename
shelf-rename-of = Rename { $title }
shelf-rename-save = Save
shelf-title = Title of the board
shelf-duplicate = Duplicate
shelf-duplicate-of = Duplicate { $title }
shelf-delete = Delete
shelf-delete-of = Delete { $title }
shelf-away = “{ $title }” was put away.
shelf-undo = Undo
# $count: number
shelf-put-away = Put away ({ $count })
shelf-restore = Restore
shelf-restore-of = Restore { $title }
shelf-forget = Delete for good
shelf-forget-of = Delete { $title } for good
# $count: number
shelf-forget-asks = { $count ->
    [0] The board goes for good. It cannot be taken back.
    [one] The board and its picture go for good. It cannot be taken back.
   *[other] The board and its { $count } pictures go for good. It cannot be taken back.
}
shelf-keep = Keep it
say-board-copied = { $title } is on the shelf.
say-board-renamed = The board is called { $title } now.
say-board-away = { $title } was put away.
say-board-back = { $title } is back on the shelf.
say-board-forgotten = The board is gone for good.

## Framing, as people choose it

framing-shot-ews = Extreme wide shot
framing-shot-ws = Wide shot
framing-shot-fs = Full shot
framing-shot-mws = Medium wide shot
framing-shot-ms = Medium shot
framing-shot-mcu = Medium close-up
framing-shot-cu = Close-up
framing-shot-ecu = Extreme close-up
framing-shot-ins = Insert
framing-shot-two = Two-shot
framing-shot-ots = Over the shoulder
framing-shot-pov = Point of view
framing-angle-eye = Eye level
framing-angle-high = High
framing-angle-low = Low
framing-angle-overhead = Overhead
framing-angle-ground = From the ground
framing-angle-dutch = Dutch, tilted
framing-move-static = Static
framing-move-pan = Pan
framing-move-tilt = Tilt
framing-move-dolly-in = Push in
framing-move-dolly-out = Pull back
framing-move-truck = Track sideways
framing-move-pedestal = Rise or sink
framing-move-crane = Crane
framing-move-arc = Circle around
framing-move-zoom = Zoom
framing-move-handheld = Handheld
## The head of the board, what stands on panels, the plans

refused-sealed = Nothing was sent: your key waits for its passphrase. Open Connection and unlock it.
# $count: number
say-stopped-all = { $count ->
    [one] 1 request was stopped.
   *[other] { $count } requests were stopped.
}
# $count: number
say-panels-copied = { $count ->
    [one] 1 panel was copied; the copy is selected.
   *[other] { $count } panels were copied; the copies are selected.
}
short-shot-extreme-wide = Extreme wide
short-shot-wide = Wide
short-shot-full = Full
short-shot-medium-wide = Medium wide
short-shot-medium = Medium
short-shot-medium-close-up = Medium close
short-shot-close-up = Close
short-shot-extreme-close-up = Extreme close
short-shot-insert = Insert
short-shot-two = Two-shot
short-shot-over-the-shoulder = Over shoulder
short-shot-point-of-view = Point of view
# $count: number
about-seconds = { $count ->
    [one] about 1 second
   *[other] about { $count } seconds
}
about-seconds-span = about { $from } to { $to } seconds
# $count: number
about-minutes = { $count ->
    [one] about 1 minute
   *[other] about { $count } minutes
}
about-minutes-span = about { $from } to { $to } minutes
hint-same-shot = Panels { $first } to { $last } have the same shot type: { $shot }.
hint-jump = Panel { $number } has the shot and the angle of the one before it: the cut may look like a jump.
hint-unreferenced = Panel { $number } names { $name } without the reference. Write @{ $name } to use it.
hint-too-long = The panels last { $total }, { $by } longer than the board is to.
hint-too-short = The panels last { $total }, { $by } shorter than the board is to.
desk-head = This board
desk-view = View
desk-grid = Grid
desk-list = Shot list
# $count: number
desk-count = { $count ->
    [one] 1 panel
   *[other] { $count } panels
}
desk-length-of = { $total } of { $target }
desk-add = Add a panel
desk-missing = Generate missing ({ $count })
desk-missing-name = Board: Generate missing ({ $count })
desk-select = Select
desk-more = More
desk-find = Find and replace
desk-about = Board settings
desk-fewer = Fewer columns
desk-denser = More columns
pick-head = Selected panels
# $count: number
pick-count = { $count ->
    [one] 1 selected
   *[other] { $count } selected
}
pick-all = Select all
pick-generate = Generate
pick-generate-name = Selected panels: Generate
pick-approve = Approve
pick-draft = Back to draft
pick-duplicate = Duplicate
pick-delete = Delete
pick-done = Done
desk-undo = Undo
desk-redo = Redo
desk-undo-leave = Put this offer away
# $count: number
# $sent: number
# $waiting: number
desk-under-way = { $count ->
    [one] 1 request is
   *[other] { $count } requests are
} under way: { $sent } sent, { $waiting } waiting
desk-stop-all = Stop all
# $count: number
desk-hints = { $count ->
    [one] 1 thing to look at
   *[other] { $count } things to look at
}
desk-to-panel = Work on panel { $number }
on-named = Panel { $number }: { $act }
on-approved = Approved
# $count: number
on-takes = { $count ->
    [one] 1 take
   *[other] { $count } takes
}
on-generate = Generate this panel
on-own = Use my own picture
on-again = Ask again
on-change = Change the words
on-pick = Select panel { $number }
on-move = Move panel { $number }
on-move-hint = Drag it, or use the arrow keys. Press it for more.
on-menu = Panel { $number }
on-earlier = Move earlier
on-later = Move later
on-insert = Insert a panel behind
on-duplicate = Duplicate
on-select = Select
on-delete = Delete
plans-title = Two ways to make them
plans-lead = { $panels } without a picture yet, with { $model }. Nothing is sent before you press one of the two.
plans-lead-picked = { $panels } that you selected, with { $model }. Nothing is sent before you press one of the two.
plans-nothing = Every panel has a picture, or waits for one, or is approved. Select panels to make them again.
plans-model = The form’s model is in no table, so nobody knows what it can do. Choose one in the form.
plans-to-form = Go to the form
plan-group = One request
plan-group-text = All panels in one go. The model sees them together, so that people and places stay the same.
plan-one = One request per panel
plan-one-text = Each panel by itself, with its own words. One that fails costs the others nothing.
plan-requests = Requests
plan-pictures = Pictures
plan-pictures-most = up to { $count }
plan-time = Time
plan-time-own = from your own last runs
plan-time-others = from others’ measurements
plan-time-demo = a few seconds, painted in this page
plan-cost = Cost
plan-cost-most = at most { $price }
plan-cost-demo = free in the demo
# $room: number
# $count: number
plan-left-over = It has room for { $room }: { $count ->
    [one] 1 panel is
   *[other] { $count } panels are
} left out. A request holds a limited number of pictures, your references among them.
plan-no-group = This model makes one picture a request, or your references leave no room for more.
plan-prompt = The prompt
plan-after = The last approved panel before each goes along as Image 1
plan-after-hint = Panels without an approved one before them go without.
plan-make-group = Generate in one request
plan-make-one = Generate one by one
# $count: number
plan-pace = { $count } requests are out at once; the others wait for their turn.
plan-unwritten = Panel { $number } says nothing yet. Write what happens in it.
plan-problem = The form’s request cannot be sent yet. { $problem }
about-title = Board settings
about-lead = Changes apply at once.
about-name = Title
about-style = Style
about-style-hint = Every panel’s prompt begins with it.
about-parts = What takes part in prompts
about-parts-shot = Shot type and angle
about-parts-camera = Camera move
about-parts-action = Action
about-parts-dialogue = Dialogue
about-parts-dialogue-hint = Models tend to write it into the picture.
about-target = Target length
about-target-hint = Minutes and seconds, as 0:45, or seconds.
about-target-wrong = This is no length. Write 0:45, or 45.
about-ratio = Shape of the frames
about-ratio-own = Own
about-ratio-own-hint = Each picture keeps its own shape.
about-ratio-hint = Pictures of another shape show the part that you choose; new ones are asked for in this shape.
# $count: number
about-reshape = { $count ->
    [one] 1 panel needs a new picture
   *[other] { $count } panels need a new picture
}
about-reshape-row = Panel { $number }: { $percent } % of the picture would be lost
about-reshape-select = Select them

desk-first-steps = Press a panel to change its picture, write its texts, or put your own picture there.

## What was done, and how it was

history-title = History
history-steps = Steps
history-lead = Everything that was changed on this board, the newest first. Press one to go back to it, or on again. Pictures that were made stay.
history-none = Nothing has been changed yet. What you do from here on is listed.
history-begin = How it was before
history-back = Taken back: { $what }
step-gone = that is gone

snapshots-title = Snapshots
snapshots-lead = The board as it was earlier. One is kept by itself when you come back to it after half an hour or more; keep one yourself before you try something out.
snapshots-none = There is no snapshot of this board yet.
snapshots-reading = Looking for snapshots …
snapshot-take = Keep one now
snapshot-by-hand = kept by you
snapshot-by-itself = before a new sitting
snapshot-compare = What changed
snapshot-open = Open as a copy
snapshot-act = { $what }: { $moment }
snapshot-with = Compare with
snapshot-now = The board as it is now
snapshot-title = { $title }, as of { $moment }
say-snapshot = A snapshot of the board is kept.

difference-title = Changed since { $moment }
difference-none = Nothing is different.
difference-board = The whole board
difference-added = Panel { $number } is new
difference-removed = Panel { $number } is gone
difference-moved = Panel { $before } is panel { $after } now
difference-settings = Settings
difference-crop = Part of the picture that is shown
difference-no-picture = No picture
difference-before = Picture before
difference-after = Picture after
