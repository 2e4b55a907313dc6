# «install»
import base64
import json
import os
import sys

from «module» import «client»
«types»
«data_url»


def events(response):
    """The stream, event by event: the client's own reader stops at the first refused picture."""
    text = bytearray()
    for chunk in response.iter_bytes():
        text += chunk
        if b"\n" in chunk:
            *lines, text = text.split(b"\n")
            for data in (line[5:].strip() for line in lines if line.startswith(b"data:")):
                if data == b"[DONE]":
                    return
                yield json.loads(data)


def keep(index, picture):
    """Saves the bytes, or names the address, which is dead after 24 hours."""
    place = picture.get("url")
    if picture.get("b64_json"):
        place = f"picture-{index}.«extension»"
        with open(place, "wb") as file:
            file.write(base64.b64decode(picture["b64_json"]))
    print(f"[{index}] {picture.get('size')} {place or 'no picture'}", flush=True)
    return bool(place)


client = «client»(
    base_url=«base»,
    api_key=os.environ["ARK_API_KEY"],
    timeout=«seconds»,
    max_retries=0,  # what is sent again may be billed again
)
stream = client.images.generate(
«arguments»)
pictures = failures = 0
for event in events(stream.response):
    kind, error = event.get("type"), event.get("error")
    if error:
        failures += 1
        index = event.get("image_index", "-")
        print(f"[{index}] {error.get('code')}: {error.get('message')}", file=sys.stderr)
    elif kind == "image_generation.partial_succeeded":
        pictures += keep(event.get("image_index"), event)
    elif kind == "image_generation.completed":
        print("usage:", event.get("usage"))
stream.close()
sys.exit(1 if failures or not pictures else 0)
