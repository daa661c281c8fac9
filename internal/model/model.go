// Package model finds the language pipeline that reads: the one built into the
// program, or another that the user names. It holds no pipeline of its own in
// the repository; the build fetches it (scripts/get-models).
//
// Start with Open.
package model

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/spacy"
)

// Default is the name of the pipeline that is built into the program.
const Default = "en_core_web_md"

// data has the built-in pipeline where the build put it there. The folder's
// own notes keep it from ever being empty.
//
//go:embed data
var data embed.FS

// Open opens the pipeline that name stands for: "" is the built-in one, else a
// wheel, a folder, or the name of an installed pipeline (see Folder).
func Open(name string) (*spacy.Model, error) {
	if name == "" {
		return builtIn()
	}
	if _, err := os.Stat(name); err == nil {
		return spacy.Open(name)
	}
	if strings.ContainsAny(name, `/\`) {
		return nil, fmt.Errorf("open model %s: there is no such wheel or folder", name)
	}
	if name == Default {
		if m, err := builtIn(); err == nil {
			return m, nil
		}
	}
	folder, err := Folder()
	if err != nil {
		return nil, fmt.Errorf("open model %s: %w", name, err)
	}
	path := filepath.Join(folder, name+".whl")
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open model %s: no wheel or folder of that name, and none is installed in %s", name, folder)
	}
	return spacy.Open(path)
}

func builtIn() (*spacy.Model, error) {
	wheel, err := data.ReadFile("data/" + Default + ".whl")
	if err != nil {
		return nil, errors.New("this program was built without a language pipeline: run make build, or name one with --model")
	}
	m, err := spacy.LoadWheel(bytes.NewReader(wheel), int64(len(wheel)))
	if err != nil {
		return nil, fmt.Errorf("open the built-in model %s: %w", Default, err)
	}
	return m, nil
}

// Folder is where installed pipelines are kept: $PARLEY_MODELS, or
// parley/models in the user's configuration folder.
func Folder() (string, error) {
	if dir := os.Getenv("PARLEY_MODELS"); dir != "" {
		return dir, nil
	}
	base, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the folder of installed models: %w", err)
	}
	return filepath.Join(base, "parley", "models"), nil
}
