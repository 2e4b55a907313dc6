// The frame that shows a picture of a host to which somebody agreed by name (`src/view/widgets/elsewhere.rs`): the page
// itself may load pictures of known hosts only. Behind the # stands what to show: `fit` (contain or cover), `alt` and `src`.

// Opened by itself, or by a page of somebody else's, it shows nothing: nobody agreed.
if (window.frameElement === null) throw new Error("not in a page of Seedboard's");

const asked = new URLSearchParams(location.hash.slice(1));
const address = new URL(asked.get("src"));

const narrowed = document.createElement("meta");
narrowed.httpEquiv = "Content-Security-Policy";
narrowed.content = `img-src ${address.origin}`;
document.head.append(narrowed);

document.documentElement.classList.toggle("cover", asked.get("fit") === "cover");
const picture = new Image();
picture.referrerPolicy = "no-referrer";
picture.alt = asked.get("alt") ?? "";
// The page hears it as if the frame were the picture.
picture.addEventListener("error", () => window.frameElement?.dispatchEvent(new Event("error")));
picture.src = address.href;
document.body.append(picture);
