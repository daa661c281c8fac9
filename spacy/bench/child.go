package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley/spacy"
)

// result is what one timed run prints, in either language.
type result struct {
	Tokens  int     `json:"tokens"`
	Seconds float64 `json:"seconds"` // for the texts alone
	CPU     float64 `json:"cpu"`     // processor time in them
	Load    float64 `json:"load"`    // seconds to load the model
	RSS     float64 `json:"rss"`     // largest resident size, MiB
}

// child reads all texts once with our runtime and prints a result.
func child(model string, workers int, folder, profile string) error {
	texts, err := readTexts(folder)
	if err != nil {
		return err
	}
	start := time.Now()
	m, err := spacy.Open(model)
	if err != nil {
		return err
	}
	r := result{Load: time.Since(start).Seconds()}
	ctx := context.Background()
	for _, err := range m.Pipe(ctx, slices.Values(texts[:min(3, len(texts))]), 1) {
		if err != nil {
			return err
		}
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	start = time.Now()
	busy := cpuSeconds()
	for doc, err := range m.Pipe(ctx, slices.Values(texts), workers) {
		if err != nil {
			return err
		}
		r.Tokens += len(doc.Tokens)
	}
	r.Seconds, r.CPU = time.Since(start).Seconds(), cpuSeconds()-busy
	r.RSS = peakMiB()
	return json.NewEncoder(os.Stdout).Encode(r)
}

// readTexts reads the .txt files below a folder, in the order of their paths.
func readTexts(folder string) ([]string, error) {
	var texts []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		data, err := os.ReadFile(path)
		texts = append(texts, strings.ToValidUTF8(string(data), "\uFFFD"))
		return err
	})
	if err == nil && len(texts) == 0 {
		err = fmt.Errorf("no .txt files below %s", folder)
	}
	return texts, err
}

// peakMiB is the largest resident size of this process so far, where the
// system tells (Linux), else 0.
func peakMiB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			var kb float64
			fmt.Sscan(string(rest), &kb)
			return kb / 1024
		}
	}
	return 0
}
