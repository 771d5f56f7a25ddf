package probecases

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

// orphanEnv makes this test program the server that will be killed.
const orphanEnv = "IC_ORPHAN"

func TestMain(m *testing.M) {
	for _, name := range []string{"PLUGIN_MIN_PORT", "PLUGIN_MAX_PORT", "PLUGIN_PROTOCOL_VERSIONS", "MATTERMOST_PLUGIN"} {
		_ = os.Unsetenv(name)
	}
	os.Exit(m.Run())
}

func TestThePluginLeavesWhenItsServerIsKilled(t *testing.T) {
	if os.Getenv(orphanEnv) != "" {
		hostUntilKilled(t)
	}
	server := exec.Command(os.Args[0], "-test.run=^TestThePluginLeavesWhenItsServerIsKilled$")
	server.Env = append(os.Environ(), orphanEnv+"=1")
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	host.Within(t, "the start of the other server", func() bool {
		line, _ := bufio.NewReader(out).ReadString('\n')
		_, err := fmt.Sscanf(line, "pid %d", &pid)
		return err == nil
	})
	if pid == 0 {
		t.Fatal("the other server started no plugin")
	}
	sockets := host.Sockets(t, pid)
	if len(sockets) == 0 || !host.IsAlive(pid) {
		t.Fatalf("process %d listens on %v", pid, sockets)
	}
	if err := syscall.Kill(server.Process.Pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = server.Wait()
	host.MustVanish(t, pid)
	for _, socket := range sockets {
		if host.Exists(socket) {
			t.Errorf("the socket %s is still there", socket)
		}
	}
}

// hostUntilKilled never returns.
func hostUntilKilled(t *testing.T) {
	probe := probehost.Start(t)
	fmt.Printf("pid %d\n", probe.PID(t))
	select {}
}
