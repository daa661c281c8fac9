// Command parley reads news reports on a negotiation and writes one record of
// them, every line of which opens at the words that it rests on.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// The weights make up most of the memory; collecting twice as often
		// costs next to nothing and keeps a brief under half a gigabyte.
		debug.SetGCPercent(50)
	}
	os.Exit(run())
}

// run is main with its exit code, so that tests can call it.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return execute(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}
