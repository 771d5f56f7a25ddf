package host

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

var startedLine = regexp.MustCompile(`"msg":"plugin started".*pid\s*(\d+)`)

// PID is the process that the host started last, as the host logged it.
func (h *Host) PID(t testing.TB) int {
	t.Helper()
	lines := h.Log.Lines()
	for i := len(lines) - 1; i >= 0; i-- {
		if match := startedLine.FindStringSubmatch(lines[i]); match != nil {
			pid, _ := strconv.Atoi(match[1])
			return pid
		}
	}
	t.Fatal("the host logged no start of the plugin")
	return 0
}

// Kill ends the plugin process without a warning and waits until it is gone.
func (h *Host) Kill(t testing.TB) {
	t.Helper()
	pid := h.PID(t)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatalf("process %d cannot be killed: %v", pid, err)
	}
	MustVanish(t, pid)
}

// MustVanish waits until the process is gone: the system gives no event for a process that is not a child.
func MustVanish(t testing.TB, pid int) {
	t.Helper()
	MustBecomeTrue(t, fmt.Sprintf("process %d is gone", pid), func() bool { return !IsAlive(pid) })
}

// MustBecomeTrue polls what no event announces.
func MustBecomeTrue(t testing.TB, what string, check func() bool) {
	t.Helper()
	for end := time.Now().Add(Deadline); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if check() {
			return
		}
	}
	t.Fatalf("never true: %s", what)
}

// IsAlive tells whether the process runs; one that only waits to be reaped does not.
func IsAlive(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	afterName := stat[strings.LastIndexByte(string(stat), ')')+1:]
	return !strings.HasPrefix(strings.TrimSpace(string(afterName)), "Z")
}

// Sockets are the paths of the unix sockets that the process listens on (proc(5), /proc/net/unix).
func Sockets(t testing.TB, pid int) []string {
	t.Helper()
	inodes := socketInodes(pid)
	table, err := os.ReadFile("/proc/net/unix")
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, line := range strings.Split(string(table), "\n") {
		fields := strings.Fields(line)
		if len(fields) == 8 && inodes[fields[6]] && filepath.IsAbs(fields[7]) {
			paths[fields[7]] = true
		}
	}
	var list []string
	for path := range paths {
		list = append(list, path)
	}
	return list
}

func socketInodes(pid int) map[string]bool {
	inodes := map[string]bool{}
	links, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	for _, link := range links {
		target, _ := os.Readlink(link)
		if inode, ok := strings.CutPrefix(target, "socket:["); ok {
			inodes[strings.TrimSuffix(inode, "]")] = true
		}
	}
	return inodes
}

// Exists tells whether something lies at the path.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
