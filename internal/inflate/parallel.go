package inflate

import (
	"io"
	"math"
	"sync"
)

const (
	stretchBytes = 4 << 20 // of input that one goroutine works on
	mostWorkers  = 8
	mostGrowth   = 4 // stretches that unpack to more times their length are left to a serial reader
)

// source is input that can be read at any place.
type source interface {
	io.ReaderAt
	Size() int64
}

// parallel decodes stretches of the input in goroutines, each from the first
// block that it finds behind the stretch's beginning, and hands them out in
// order. A stretch counts only if what comes before it ends at the very bit
// where it began; then it was decoded as it would have been in order. If that
// fails, or anything else does, a serial reader takes over for good.
type parallel struct {
	src     source
	size    int64 // of a stretch
	next    int64 // stretch to begin
	queue   []chan *stretch
	free    [][]byte // buffers
	ready   [][]byte // decoded and not yet handed out
	used    []byte   // buffer that is free when ready is handed out
	at      int64    // bits decoded
	ended   bool     // ready is the last
	serial  *reader  // takes over, to its stop
	ahead   *stretch // begins at the stop of serial
	closing chan struct{}
	once    sync.Once
	history
}

func newParallel(src source, size int64, workers int) *parallel {
	p := &parallel{src: src, size: size, closing: make(chan struct{})}
	for range workers {
		p.begin()
	}
	return p
}

// begin starts a goroutine on the next stretch.
func (p *parallel) begin() {
	from := p.next * p.size
	if from >= p.src.Size() {
		return
	}
	p.next++
	done := make(chan *stretch, 1)
	p.queue = append(p.queue, done)
	s := &stretch{src: p.src, from: from, size: p.size, closing: p.closing}
	if n := len(p.free); n > 0 {
		s.out, p.free = p.free[n-1], p.free[:n-1]
	}
	go func() {
		s.run()
		done <- s
	}()
}

// Close ends the reading; goroutines stop soon.
func (p *parallel) Close() error {
	p.once.Do(func() { close(p.closing) })
	return nil
}

// Read fills out, except at the end of the data.
func (p *parallel) Read(out []byte) (int, error) {
	done := 0
	for done < len(out) {
		switch {
		case len(p.ready) > 0:
			n := copy(out[done:], p.ready[0])
			done += n
			if p.ready[0] = p.ready[0][n:]; len(p.ready[0]) == 0 {
				p.ready = p.ready[1:]
			}
		case p.ended:
			return done, eofAfter(done)
		case p.serial != nil:
			n, err := p.readSerial(out[done:])
			if done += n; err != nil {
				if err == io.EOF {
					return done, eofAfter(done)
				}
				return done, err
			}
		default:
			p.advance()
		}
	}
	return done, nil
}

func eofAfter(n int) error {
	if n > 0 {
		return nil
	}
	return io.EOF
}

// advance makes the next stretch ready, or a serial reader.
func (p *parallel) advance() {
	p.recycle()
	if len(p.queue) == 0 {
		p.takeOver(nil)
		return
	}
	s := <-p.queue[0]
	p.queue = p.queue[1:]
	if !s.found {
		p.takeOver(nil)
		return
	}
	if s.begin != p.at {
		p.takeOver(s)
		return
	}
	p.accept(s)
}

// accept hands out a stretch that begins where the one before ended.
func (p *parallel) accept(s *stretch) {
	early, ok := s.resolve(&p.history)
	if !ok {
		p.takeOver(nil)
		return
	}
	p.begin()
	p.ready = append(p.ready[:0], early, s.out)
	p.used = s.out
	p.remember(early)
	p.remember(s.out)
	p.at, p.ended = s.end, s.last
}

// recycle keeps the buffer of a stretch for another.
func (p *parallel) recycle() {
	if p.used != nil {
		p.free, p.used = append(p.free, p.used[:0]), nil
	}
}

// takeOver goes on with a serial reader, up to the stretch ahead if there is
// one, else to the end.
func (p *parallel) takeOver(ahead *stretch) {
	r := newReader(io.NewSectionReader(p.src, p.at/8, p.src.Size()-p.at/8))
	r.base = p.at / 8
	r.take(uint(p.at % 8))
	r.history = p.history
	if p.ahead = ahead; ahead != nil {
		r.stop = ahead.begin
	} else {
		p.Close()
	}
	p.serial = r
}

// readSerial reads on with the serial reader. Where it stops at the beginning
// of the stretch ahead, that one is next.
func (p *parallel) readSerial(out []byte) (int, error) {
	r := p.serial
	if r.state != atStop {
		n, err := r.Read(out)
		if n > 0 || r.state != atStop {
			return n, err
		}
	}
	p.history, p.at = r.history, r.place()
	if p.ahead.begin == p.at {
		p.serial = nil
		p.accept(p.ahead)
		return 0, nil
	}
	p.Close()
	r.stop, r.state = math.MaxInt64, atHeader
	return 0, nil
}
