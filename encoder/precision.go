package encoder

import "fmt"

// Precision is the number format of the products with weights; everything else
// is float32 throughout.
type Precision int

const (
	// Float32 is the default, within 1e-4 of PyTorch, with the same bits on
	// every machine.
	Float32 Precision = iota
	// BFloat16 rounds weights and what they are multiplied with to bfloat16, for
	// bulk work. It takes AMX or AVX512_BF16; elsewhere it is Float32.
	BFloat16
	// Int8 quantises weights per output and what they are multiplied with per
	// piece. It takes AMX or AVX512_VNNI; elsewhere it is Float32.
	Int8

	lastPrecision = Int8
)

var precisionNames = [...]string{Float32: "f32", BFloat16: "bf16", Int8: "int8"}

// ParsePrecision reads a name that [Precision.String] gives: "f32", "bf16"
// or "int8".
func ParsePrecision(name string) (Precision, error) {
	for p, n := range precisionNames {
		if n == name {
			return Precision(p), nil
		}
	}
	return 0, fmt.Errorf("%w: precision %q", ErrUnsupported, name)
}

// String is the name of the precision.
func (p Precision) String() string {
	if p >= 0 && int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return fmt.Sprintf("Precision(%d)", int(p))
}
