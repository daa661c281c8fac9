// Package modelfile reads the files of a spaCy pipeline other than its weights:
// config.cfg, the tokenizer's rules, lookup tables, the attribute ruler's
// patterns and the static vectors.
//
// A file is untrusted: a malformed one gives an error, and memory stays within
// a small multiple of its size. The package decodes; what the data mean is for
// its callers.
package modelfile

import (
	"fmt"

	"github.com/tinylib/msgp/msgp"
)

// eachPair reads a map at the head of b and calls f with what follows each key
// position; f consumes key and value and returns the rest.
func eachPair(b []byte, f func(b []byte) ([]byte, error)) ([]byte, error) {
	n, b, err := msgp.ReadMapHeaderBytes(b)
	if err != nil {
		return b, err
	}
	return eachN(n, b, f)
}

// eachItem is eachPair for an array's items.
func eachItem(b []byte, f func(b []byte) ([]byte, error)) ([]byte, error) {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	if err != nil {
		return b, err
	}
	return eachN(n, b, f)
}

func eachN(n uint32, b []byte, f func(b []byte) ([]byte, error)) ([]byte, error) {
	if uint64(n) > uint64(len(b)) {
		return b, fmt.Errorf("%d entries in %d bytes", n, len(b))
	}
	for range n {
		var err error
		if b, err = f(b); err != nil {
			return b, err
		}
	}
	return b, nil
}

// readText reads a string, or nil as "".
func readText(b []byte) (string, []byte, error) {
	if msgp.NextType(b) == msgp.NilType {
		b, err := msgp.ReadNilBytes(b)
		return "", b, err
	}
	return msgp.ReadStringBytes(b)
}

func readTexts(b []byte) ([]string, []byte, error) {
	var out []string
	b, err := eachItem(b, func(b []byte) ([]byte, error) {
		s, b, err := msgp.ReadStringBytes(b)
		out = append(out, s)
		return b, err
	})
	return out, b, err
}

// finish checks that nothing follows the data.
func finish(b []byte, err error) error {
	if err == nil && len(b) > 0 {
		return fmt.Errorf("%d stray bytes at the end", len(b))
	}
	return err
}
