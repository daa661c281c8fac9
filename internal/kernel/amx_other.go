//go:build amd64 && !linux && !purego

package kernel

// allowAMX: only Linux is known to grant it in the way that allowAMX asks.
func allowAMX() bool { return false }
