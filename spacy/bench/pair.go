package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

//go:embed peer.py
var peerScript []byte

//go:embed requirements.txt
var requirements []byte

// ensurePeer makes the Python environment if it isn't there yet and returns
// the command of the peer, to which its arguments are appended.
func ensurePeer(python, venv string) ([]string, error) {
	venv, err := filepath.Abs(venv)
	if err != nil {
		return nil, err
	}
	script, reqs := filepath.Join(venv, "peer.py"), filepath.Join(venv, "requirements.txt")
	interpreter := filepath.Join(venv, "bin", "python")
	if have, err := os.ReadFile(reqs); err != nil || !bytes.Equal(have, requirements) {
		fmt.Fprintln(os.Stderr, "making the Python environment in", venv)
		if err := command(python, "-m", "venv", "--clear", venv); err != nil {
			return nil, err
		}
		wanted := reqs + ".new"
		if err := os.WriteFile(wanted, requirements, 0o644); err != nil {
			return nil, err
		}
		if err := command(interpreter, "-m", "pip", "install", "--quiet", "--only-binary=:all:", "--requirement", wanted); err != nil {
			return nil, err
		}
		if err := os.Rename(wanted, reqs); err != nil {
			return nil, err
		}
	}
	return []string{interpreter, script}, os.WriteFile(script, peerScript, 0o644)
}

func command(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// pairing is one line of the table: two commands that take turns.
type pairing struct {
	ours, theirs []string
	cores        int
	a, b         []result // of ours and theirs, one for each round
}

func (p *pairing) run(rounds int) error {
	for range rounds {
		ours, err := pinned(p.ours, p.cores)
		if err != nil {
			return err
		}
		theirs, err := pinned(p.theirs, p.cores)
		if err != nil {
			return err
		}
		if ours.Tokens != theirs.Tokens {
			return fmt.Errorf("%d tokens here, %d there", ours.Tokens, theirs.Tokens)
		}
		p.a, p.b = append(p.a, ours), append(p.b, theirs)
	}
	return nil
}

// pinned runs a command on the first cores of the machine and reads its result.
func pinned(args []string, cores int) (result, error) {
	args = append([]string{"-c", fmt.Sprintf("0-%d", cores-1)}, args...)
	cmd := exec.Command("taskset", args...)
	// One thread for each process: BLAS would otherwise start its own.
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "BLIS_NUM_THREADS=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return result{}, fmt.Errorf("%v: %w", args[2], err)
	}
	var r result
	if err := json.Unmarshal(out, &r); err != nil {
		return result{}, fmt.Errorf("%v printed %.80q: %w", args[2], out, err)
	}
	return r, nil
}

const tableHead = `| pipeline | cores | tokens/s here | tokens/s spaCy | ratio | ratio by CPU time | load here, s | load spaCy, s | MiB here | MiB spaCy |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
`

func (p *pairing) row(model string) string {
	var ratios, byCPU []float64
	for i, a := range p.a {
		ratios = append(ratios, speed(a)/speed(p.b[i]))
		byCPU = append(byCPU, p.b[i].CPU/a.CPU)
	}
	return fmt.Sprintf("| %s | %d | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |\n", model, p.cores,
		median(p.a, speed), median(p.b, speed), middle(ratios), middle(byCPU),
		median(p.a, loadTime), median(p.b, loadTime), median(p.a, memory), median(p.b, memory))
}

func speed(r result) float64    { return float64(r.Tokens) / r.Seconds }
func loadTime(r result) float64 { return r.Load }
func memory(r result) float64   { return r.RSS }

func median(rs []result, of func(result) float64) float64 {
	values := make([]float64, len(rs))
	for i, r := range rs {
		values[i] = of(r)
	}
	return middle(values)
}

// middle is the median; of an even number, the mean of the two in the middle.
func middle(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	if n == 0 {
		return 0
	}
	return (values[(n-1)/2] + values[n/2]) / 2
}
