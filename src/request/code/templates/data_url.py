

def data_url(name, kind):
    with open(name, "rb") as file:
        return f"data:image/{kind};base64," + base64.b64encode(file.read()).decode()
