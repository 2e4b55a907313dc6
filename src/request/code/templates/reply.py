# «install»
import base64
«json»import os
import sys

from «module» import «client»
«types»
«data_url»


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
response = client.images.generate(
«arguments»)
pictures = failures = 0
for index, item in enumerate(response.data or []):
    picture = item.to_dict()
    error = picture.get("error")
    if error:
        failures += 1
        print(f"[{index}] {error.get('code')}: {error.get('message')}", file=sys.stderr)
    else:
        pictures += keep(index, picture)
print("usage:", response.usage)
sys.exit(1 if failures or not pictures else 0)
