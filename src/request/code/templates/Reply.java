// Save as UTF-8; before Java 18, compile with -encoding UTF-8.

import «package».exception.ArkHttpException;
import «package».model.images.generation.GenerateImagesRequest;
import «package».model.images.generation.ImagesResponse;
import «package».service.ArkService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

public class Seedream {
    public static void main(String[] args) throws IOException {
        ArkService service = ArkService.builder()
«prefix»
                .baseUrl(«base»)
                .apiKey(System.getenv("ARK_API_KEY"))
                .timeout(Duration.ofSeconds(«seconds»))
                .retryTimes(0) // what is sent again may be billed again
                .build();
«objects»«unsent»        GenerateImagesRequest request = GenerateImagesRequest.builder()
«calls»                .build();
        int pictures = 0;
        int failures = 0;
        try {
            ImagesResponse response = service.generateImages(request);
            int index = 0;
            if (response.getData() != null) {
                for (ImagesResponse.Image picture : response.getData()) {
                    if (picture.getUrl() == null && picture.getB64Json() == null) {
                        failures++;
                        System.err.println("[" + index + "] failed: this SDK does not hand over the reason");
                    } else {
                        pictures++;
                        keep(index, picture.getUrl(), picture.getB64Json());
                    }
                    index++;
                }
            }
            if (response.getError() != null) {
                System.err.println(response.getError());
            }
            System.out.println(response.getUsage());
        } catch (ArkHttpException e) {
            System.err.println(e.code + ": " + e.getMessage());
        } finally {
            service.shutdownExecutor();
        }
        System.exit(failures > 0 || pictures == 0 ? 1 : 0);
    }

    /** Saves the bytes, or names the address, which is dead after 24 hours. */
    private static void keep(int index, String url, String data) throws IOException {
        String place = url;
        if (data != null) {
            place = "picture-" + index + ".«extension»";
            Files.write(Paths.get(place), Base64.getDecoder().decode(data));
        }
        System.out.println("[" + index + "] " + place);
    }
«data_url»}
