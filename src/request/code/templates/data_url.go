
func dataURL(name, format string) string {
	bytes, err := os.ReadFile(name)
	if err != nil {
		stop(err)
	}
	return "data:image/" + format + ";base64," + base64.StdEncoding.EncodeToString(bytes)
}
