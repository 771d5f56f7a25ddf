package host

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"github.com/mattermost/mattermost/server/public/shared/mlog"
)

// complaints are texts that the host logs only when the plugin broke the protocol (conformance, section 9).
var complaints = []string{"RPC call", "failed to ServeHTTP", "couldn't accept connection", "timeout", "gob:"}

// pluginOrigin marks lines that the plugin itself logged through the API.
const pluginOrigin = `"origin":"plugin"`

// Log keeps everything the host logs, one JSON object a line.
type Log struct {
	Logger *mlog.Logger
	buffer lockedBuffer
}

// NewLog makes a log that also takes the lines of the module's global logger.
func NewLog(t testing.TB) *Log {
	t.Helper()
	logger, err := mlog.NewLogger()
	if err != nil {
		t.Fatal(err)
	}
	log := &Log{Logger: logger}
	if err := mlog.AddWriterTarget(logger, &log.buffer, true, mlog.StdAll...); err != nil {
		t.Fatal(err)
	}
	mlog.InitGlobalLogger(logger)
	return log
}

// FromPlugin passes a line on that the plugin logged through the API.
func (l *Log) FromPlugin(level mlog.Level, text string, pairs []any) {
	fields := []mlog.Field{mlog.String("origin", "plugin")}
	for i := 0; i+1 < len(pairs); i += 2 {
		key, _ := pairs[i].(string)
		fields = append(fields, mlog.Any(key, pairs[i+1]))
	}
	l.Logger.Log(level, text, fields...)
}

// Lines are all lines so far.
func (l *Log) Lines() []string {
	_ = l.Logger.Flush()
	return strings.Split(strings.TrimSpace(l.buffer.String()), "\n")
}

// Tail is the end of the log, for the text of a failing test.
func (l *Log) Tail(count int) string {
	lines := l.Lines()
	return strings.Join(lines[max(0, len(lines)-count):], "\n")
}

// Has tells whether some line holds the text.
func (l *Log) Has(text string) bool {
	_ = l.Logger.Flush()
	return strings.Contains(l.buffer.String(), text)
}

// Complaints are the host's lines about a broken protocol, without the excused ones.
func (l *Log) Complaints(excused []string) []string {
	var found []string
	for _, line := range l.Lines() {
		if !strings.Contains(line, pluginOrigin) && containsAny(line, complaints) && !containsAny(line, excused) {
			found = append(found, line)
		}
	}
	return found
}

func containsAny(line string, texts []string) bool {
	for _, text := range texts {
		if strings.Contains(line, text) {
			return true
		}
	}
	return false
}

type lockedBuffer struct {
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bytes.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bytes.String()
}
