package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"«module»/service/arkruntime"
	"«module»/service/arkruntime/model"
)

func main() {
	client := arkruntime.NewClientWithApiKey(
		os.Getenv("ARK_API_KEY"),
		arkruntime.WithBaseUrl(«base»),
		arkruntime.WithTimeout(«seconds»*time.Second),
		arkruntime.WithRetryTimes(0), // what is sent again may be billed again
	)
	request := model.GenerateImagesRequest{
«unsent»«fields»	}
	stream, err := client.GenerateImagesStreaming(context.Background(), request)
	if err != nil {
		stop(err)
	}
	defer stream.Close()
	pictures, failures := 0, 0
	for {
		event, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			stop(err)
		}
		switch {
		case event.Error != nil:
			failures++
			fmt.Fprintf(os.Stderr, "[%d] %s: %s\n", event.ImageIndex, event.Error.Code, event.Error.Message)
		case event.Type == model.ImageGenerationStreamEventPartialSucceeded:
			pictures++
			keep(event.ImageIndex, event.Size, event.Url, event.B64Json)
		case event.Type == model.ImageGenerationStreamEventCompleted && event.Usage != nil:
			fmt.Println("generated:", event.Usage.GeneratedImages)
		}
	}
	if failures > 0 || pictures == 0 {
		os.Exit(1)
	}
}

// keep saves the bytes, or names the address, which is dead after 24 hours.
func keep(index int64, size string, url, data *string) {
	place := "no picture"
	switch {
	case data != nil:
		place = fmt.Sprintf("picture-%d.«extension»", index)
		bytes, err := base64.StdEncoding.DecodeString(*data)
		if err == nil {
			err = os.WriteFile(place, bytes, 0o644)
		}
		if err != nil {
			stop(err)
		}
	case url != nil:
		place = *url
	}
	fmt.Printf("[%d] %s %s\n", index, size, place)
}
«data_url»
func stop(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func ptr[T any](value T) *T {
	return &value
}
