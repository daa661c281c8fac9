// Package weights holds the trained reader's weights folder, as train/ writes
// it, and the card that says what it was trained on.
package weights

import (
	"embed"
	"errors"
	"io/fs"
)

// files is the whole folder; this file keeps it from ever being empty.
//
//go:embed *
var files embed.FS

// ErrAbsent is the error of a program that was built without weights.
var ErrAbsent = errors.New("this program was built without the reader's weights: train them (train/README.md), or read with --fast")

// FS is the folder.
func FS() (fs.FS, error) {
	if _, err := fs.Stat(files, "model.safetensors"); err != nil {
		return nil, ErrAbsent
	}
	return files, nil
}

// Card is the model card.
func Card() (string, error) {
	data, err := files.ReadFile("CARD.md")
	if err != nil {
		return "", errors.New("the reader's weights came without a card")
	}
	return string(data), nil
}
