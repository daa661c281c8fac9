package encoder_test

import (
	"context"
	"fmt"
	"log"

	"github.com/parley-record/parley/encoder"
)

// The model here is the tiny random one of the tests; a real one is opened in
// the same way.
func Example() {
	model, err := encoder.Open("testdata/tiny", encoder.Options{})
	if err != nil {
		log.Fatal(err)
	}
	text := "The envoy of Velmar met Tarsk\u2019s president."
	var words encoder.Text
	model.Tokenizer().Tokenize(text, &words)
	input := model.Tokenizer().Input(&words, 0, len(words.Words))

	worker := model.NewWorker()
	if err := worker.Encode(context.Background(), []encoder.Input{input}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(input.IDs), "pieces of", len(worker.Hidden(0))/len(input.IDs), "values")
	for _, w := range words.Words[3:7] {
		fmt.Printf("%q in %d pieces, case %d\n", text[w.Start:w.End], w.Last-w.First, w.Case)
	}
	// Output:
	// 15 pieces of 36 values
	// "Velmar" in 1 pieces, case 1
	// "met" in 1 pieces, case 0
	// "Tarsk" in 4 pieces, case 1
	// "’" in 1 pieces, case 0
}

func ExampleWindows() {
	model, err := encoder.Open("testdata/tiny", encoder.Options{})
	if err != nil {
		log.Fatal(err)
	}
	var words encoder.Text
	model.Tokenizer().Tokenize("We will not yield to Norrland, said the president of Velmar.", &words)
	for _, w := range encoder.Windows(words.Words, 8, 3) {
		fmt.Println(w.First, w.Last)
	}
	// Output:
	// 0 7
	// 5 12
	// 9 13
}
