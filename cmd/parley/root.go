package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Exit codes, as the help of every command tells them.
const (
	exitDone     = 0
	exitProblems = 1 // done, some documents could not be read
	exitUsage    = 2
	exitNothing  = 3 // nothing could be read
)

// failure is an error with the exit code that it ends the program with.
type failure struct {
	code int
	err  error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

func nothing(format string, args ...any) error {
	return failure{exitNothing, fmt.Errorf(format, args...)}
}

func usage(format string, args ...any) error {
	return failure{exitUsage, fmt.Errorf(format, args...)}
}

// errProblems ends a command that did its work with exitProblems; what the
// problems are has been told by then.
var errProblems = failure{exitProblems, errors.New("some documents could not be read")}

func execute(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	var f failure
	if !errors.As(err, &f) {
		f = failure{exitUsage, err}
	}
	if f.code != exitProblems {
		fmt.Fprintf(errOut, "parley: %v\n", err)
	}
	return f.code
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "parley",
		Short: "Read reports on a negotiation, write one record",
		Long: `Parley reads news reports on a negotiation and writes one record: who met,
where, for how long; who said what, in whose words; where each party stands;
what was promised; and where the reports agree, differ and stand alone. Every
line opens at the words it rests on. Nothing leaves this machine.

Exit codes: 0 done; 1 done, but some documents could not be read; 2 usage;
3 nothing could be read.`,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(briefCommand(), readCommand(), textCommand(), modelCommand())
	return root
}

// version is what the build says of itself: the module's version, or the
// revision it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "devel-" + s.Value[:12]
		}
	}
	return "devel"
}
