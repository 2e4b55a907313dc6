// Save as UTF-8; before Java 18, compile with -encoding UTF-8.

import «package».model.images.generation.GenerateImagesRequest;
import «package».model.images.generation.ImageGenStreamEvent;
import «package».service.ArkService;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

public class Seedream {
    public static void main(String[] args) throws IOException, InterruptedException {
«objects»«unsent»        GenerateImagesRequest request = GenerateImagesRequest.builder()
«calls»                .build();

        // The SDK's own stream ends with an exception at the first refused picture, so its lines are read here.
        ObjectMapper json = ArkService.defaultObjectMapper();
        HttpRequest post = HttpRequest.newBuilder(URI.create(«address»))
                .timeout(Duration.ofSeconds(«seconds»))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + System.getenv("ARK_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(request)))
                .build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofLines());
        int pictures = 0;
        int failures = 0;
        for (String line : (Iterable<String>) response.body()::iterator) {
            if (response.statusCode() != 200) {
                System.err.println(line);
            }
            String data = line.startsWith("data:") ? line.substring(5).trim() : "[DONE]";
            if (data.equals("[DONE]")) {
                continue;
            }
            ImageGenStreamEvent event = json.readValue(data, ImageGenStreamEvent.class);
            if (event.getError() != null) {
                failures++;
                System.err.println("[" + event.getImageIndex() + "] "
                        + event.getError().getCode() + ": " + event.getError().getMessage());
            } else if ("image_generation.partial_succeeded".equals(event.getType())) {
                pictures++;
                keep(event);
            } else if ("image_generation.completed".equals(event.getType())) {
                System.out.println(event.getUsage());
            }
        }
        System.exit(failures > 0 || pictures == 0 ? 1 : 0);
    }

    /** Saves the bytes, or names the address, which is dead after 24 hours. */
    private static void keep(ImageGenStreamEvent picture) throws IOException {
        String place = picture.getUrl();
        if (picture.getB64Json() != null) {
            place = "picture-" + picture.getImageIndex() + ".«extension»";
            Files.write(Paths.get(place), Base64.getDecoder().decode(picture.getB64Json()));
        }
        System.out.println("[" + picture.getImageIndex() + "] " + picture.getSize() + " " + place);
    }
«data_url»}
