
    private static String dataUrl(String name, String format) throws IOException {
        byte[] bytes = Files.readAllBytes(Paths.get(name));
        return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
