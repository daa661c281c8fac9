package spacy_test

import (
	"context"
	"testing"

	"github.com/parley-record/parley/spacy"
	"github.com/parley-record/parley/spacy/internal/expect"
	"github.com/parley-record/parley/spacy/internal/modeltest"
)

// BenchmarkRead runs the whole pipeline over the fixtures with warm caches and
// reports tokens per second. spacy/bench compares with Python spaCy.
func BenchmarkRead(b *testing.B) {
	for _, fix := range fixtures {
		b.Run(fix.model, func(b *testing.B) {
			m := modeltest.Open(b, fix.model)
			texts := readFixtures[expect.Text](b, fix.texts)
			b.ReportAllocs()
			tokens := 0
			for b.Loop() {
				for _, text := range texts {
					doc, err := m.Read(context.Background(), text.Text)
					if err != nil {
						b.Fatal(err)
					}
					tokens += len(doc.Tokens)
				}
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// BenchmarkOpen loads each pipeline from its wheel.
func BenchmarkOpen(b *testing.B) {
	for _, fix := range fixtures {
		b.Run(fix.model, func(b *testing.B) {
			path := modeltest.Path(b, fix.model)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := spacy.Open(path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStage runs the steps of reading one text, each by itself.
func BenchmarkStage(b *testing.B) {
	m := modeltest.Open(b, "en_core_web_sm")
	text := ""
	for _, t := range readFixtures[expect.Text](b, "texts-en.jsonl") {
		text += t.Text + "\n\n"
	}
	doc, err := m.Read(context.Background(), text)
	if err != nil {
		b.Fatal(err)
	}
	stages, err := spacy.Stages(m, text)
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range stages {
		b.Run(s.Name, func(b *testing.B) {
			for b.Loop() {
				s.Run()
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N*len(doc.Tokens)), "ns/token")
		})
	}
}
