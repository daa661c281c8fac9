// Command bench compares the speed of package spacy with that of Python spaCy,
// on the same texts, in one session.
//
//	go run ./spacy/bench -models build/models TEXTS
//
// TEXTS is a folder with .txt files. For each pipeline and number of cores it
// runs both sides by turns, each in a process of its own that is pinned to its
// cores, and prints the median speeds, the median of the ratios of neighbouring
// runs, load times and memory. On a busy machine, the ratio by processor time
// says more than that by the clock. It makes a Python environment with the pinned
// spaCy once, by Python's package client. It needs Linux (taskset) and measures
// nothing but whole pipelines; the stages have Go benchmarks of their own.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	var (
		models  = flag.String("models", "build/models", "folder with en_core_web_sm.whl and en_core_web_md.whl")
		venv    = flag.String("venv", filepath.Join("build", "peer"), "folder for the Python environment, made if missing")
		python  = flag.String("python", "python3", "Python to make it with, 3.9 to 3.13")
		rounds  = flag.Int("rounds", 5, "pairs of runs for each line of the table")
		single  = flag.String("single", "", "only read the texts once with this pipeline and print the result")
		workers = flag.Int("workers", 1, "with -single: texts read at a time")
		profile = flag.String("profile", "", "with -single: write a CPU profile here")
	)
	flag.Parse()
	if flag.NArg() != 1 {
		return fmt.Errorf("want one folder of texts, got %d arguments", flag.NArg())
	}
	texts := flag.Arg(0)
	if *single != "" {
		return child(*single, *workers, texts, *profile)
	}
	peer, err := ensurePeer(*python, *venv)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	fmt.Print(tableHead)
	for _, model := range []string{"en_core_web_sm", "en_core_web_md"} {
		wheel := filepath.Join(*models, model+".whl")
		for cores := 1; cores <= 2; cores++ {
			p := pairing{
				ours:   []string{self, "-single", wheel, "-workers", fmt.Sprint(cores), texts},
				theirs: append(peer, wheel, fmt.Sprint(cores), texts),
				cores:  cores,
			}
			if err := p.run(*rounds); err != nil {
				return fmt.Errorf("%s on %d cores: %w", model, cores, err)
			}
			fmt.Print(p.row(model))
		}
	}
	return nil
}
