//go:build !purego

package kernel

import "syscall"

// allowAMX asks the kernel for the tile registers, once for the process
// (arch_prctl(2), ARCH_REQ_XCOMP_PERM; Documentation/arch/x86/xstate.rst).
func allowAMX() bool {
	const requestPermission, tileData = 0x1023, 18
	_, _, errno := syscall.Syscall(syscall.SYS_ARCH_PRCTL, requestPermission, tileData, 0)
	return errno == 0
}
