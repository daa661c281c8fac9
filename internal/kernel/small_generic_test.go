//go:build !amd64 || purego

package kernel

import "testing"

func eachPairLevel(t *testing.T, f func(t *testing.T)) { t.Run("go", f) }

func eachQuadLevel(t *testing.T, f func(t *testing.T)) { t.Run("go", f) }
