package probecases

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

const eventCount = 5

// TestEventsArriveOneByOne asks for the next event only after the last one arrived, so that nothing may be held back.
func TestEventsArriveOneByOne(t *testing.T) {
	probe := probehost.Start(t)
	if !canFlush() {
		for range eventCount {
			probe.Ask("POST", "/next", nil)
		}
	}
	host.Within(t, "the stream", func() bool {
		response, err := http.DefaultClient.Do(probe.Front.Request("GET", fmt.Sprintf("/events?count=%d", eventCount), probehost.User, nil))
		if err != nil {
			t.Error(err)
			return false
		}
		defer response.Body.Close()
		readEvents(t, probe, bufio.NewReader(response.Body))
		return true
	})
}

func readEvents(t *testing.T, probe *probehost.Probe, stream *bufio.Reader) {
	for number := 1; number <= eventCount; number++ {
		line, err := stream.ReadString('\n')
		if err != nil || line != fmt.Sprintf("data: %d\n", number) {
			t.Errorf("event %d: %q, %v", number, line, err)
			return
		}
		_, _ = stream.ReadString('\n')
		if canFlush() {
			probe.Ask("POST", "/next", nil)
		}
	}
	if rest, err := io.ReadAll(stream); len(rest) > 0 || err != nil {
		t.Errorf("after the last event: %q, %v", rest, err)
	}
}

func TestATakenOverConnectionCarriesBytesBothWays(t *testing.T) {
	probe := probehost.Start(t)
	connection, err := net.Dial("tcp", strings.TrimPrefix(probe.Front.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	// The first bytes come with the head: Go's server has read them already when the plugin takes over.
	_, err = io.WriteString(connection, "GET /hijack HTTP/1.1\r\nHost: probe\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nearly")
	if err != nil {
		t.Fatal(err)
	}
	host.Within(t, "the echo", func() bool {
		stream := bufio.NewReader(connection)
		response, err := http.ReadResponse(stream, nil)
		if err != nil || response.StatusCode != http.StatusSwitchingProtocols {
			t.Errorf("%v, %v", response, err)
			return false
		}
		mustEcho(t, stream, []byte("early"))
		for _, size := range []int{1, 1000, 1 << 20} {
			message := bytes.Repeat([]byte{byte(size)}, size)
			go func() { _, _ = connection.Write(message) }()
			mustEcho(t, stream, message)
		}
		return true
	})
	_ = connection.Close()
	if answer := ask(t, probe, probe.Front.Request("GET", "/who", "u1", nil)); answer.Status != 200 {
		t.Errorf("after the connection was closed the probe answers %d", answer.Status)
	}
}

func mustEcho(t *testing.T, stream io.Reader, want []byte) {
	got := make([]byte, len(want))
	if _, err := io.ReadFull(stream, got); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes did not come back: %v", len(want), err)
	}
}
