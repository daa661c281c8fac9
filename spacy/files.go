package spacy

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// Bounds on what a model may hold, against hostile wheels.
const (
	maxFileBytes = 1 << 30 // of one file; the vectors of _lg have 0.4 GB
	maxEntries   = 50_000  // files and folders that are looked through
	maxRatio     = 20      // of a file's size to its compressed size,
	freeBytes    = 8 << 20 // where it is larger than this
)

// files is the folder of one pipeline.
type files struct {
	fsys fs.FS
	dir  string
}

// findPipeline finds the folder that holds both config.cfg and tokenizer.
func findPipeline(fsys fs.FS) (files, error) {
	var found []string
	seen := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if seen++; seen > maxEntries {
			return fmt.Errorf("more than %d files", maxEntries)
		}
		if d.IsDir() || path.Base(name) != "config.cfg" {
			return nil
		}
		dir := path.Dir(name)
		if info, err := fs.Stat(fsys, path.Join(dir, "tokenizer")); err == nil && info.Mode().IsRegular() {
			found = append(found, dir)
		}
		return nil
	})
	switch {
	case err != nil:
		return files{}, err
	case len(found) == 0:
		return files{}, errors.New("no folder holds both config.cfg and tokenizer")
	case len(found) > 1:
		return files{}, fmt.Errorf("several pipelines: %s, %s", found[0], found[1])
	}
	return files{fsys, found[0]}, nil
}

// read returns the content of a file.
func (f files) read(name string) ([]byte, error) {
	file, err := f.fsys.Open(path.Join(f.dir, name))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	size := info.Size()
	if !info.Mode().IsRegular() || size < 0 || size > maxFileBytes {
		return nil, fmt.Errorf("read %s: not a file of at most %d bytes", name, maxFileBytes)
	}
	if h, ok := info.Sys().(*zip.FileHeader); ok && size > freeBytes && uint64(size)/maxRatio > h.CompressedSize64 {
		return nil, fmt.Errorf("read %s: %d bytes compressed to %d", name, size, h.CompressedSize64)
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(file, data); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	// Reading to the end also makes a wheel check the data's checksum.
	switch _, err := io.ReadFull(file, make([]byte, 1)); {
	case err == nil:
		return nil, fmt.Errorf("read %s: longer than its stated %d bytes", name, size)
	case err != io.EOF:
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// has reports whether there is such a file.
func (f files) has(name string) bool {
	_, err := fs.Stat(f.fsys, path.Join(f.dir, name))
	return err == nil
}
