package encoder

import "fmt"

// Precision is the number format of the products with weights; everything else
// is float32 throughout.
type Precision int

const (
	// Float32 is the default, within 1e-4 of PyTorch.
	Float32 Precision = iota
)

// ParsePrecision reads "f32".
func ParsePrecision(name string) (Precision, error) {
	switch name {
	case "f32":
		return Float32, nil
	}
	return 0, fmt.Errorf("%w: precision %q", ErrUnsupported, name)
}

// String is the name that [ParsePrecision] reads.
func (p Precision) String() string {
	if p == Float32 {
		return "f32"
	}
	return fmt.Sprintf("Precision(%d)", int(p))
}
