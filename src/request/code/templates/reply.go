package main

import (
	"context"
	"encoding/base64"
	"fmt"
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
	response, err := client.GenerateImages(context.Background(), request)
	if err != nil {
		stop(err)
	}
	pictures, failures := 0, 0
	for index, picture := range response.Data {
		if picture == nil || picture.Url == nil && picture.B64Json == nil {
			failures++
			fmt.Fprintf(os.Stderr, "[%d] failed: this SDK does not hand over the reason\n", index)
			continue
		}
		pictures++
		keep(index, picture.Size, picture.Url, picture.B64Json)
	}
	if response.Error != nil {
		fmt.Fprintf(os.Stderr, "%s: %s\n", response.Error.Code, response.Error.Message)
	}
	if response.Usage != nil {
		fmt.Println("generated:", response.Usage.GeneratedImages)
	}
	if failures > 0 || pictures == 0 {
		os.Exit(1)
	}
}

// keep saves the bytes, or names the address, which is dead after 24 hours.
func keep(index int, size string, url, data *string) {
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
