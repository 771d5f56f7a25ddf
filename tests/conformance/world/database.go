package world

import (
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/lib/pq" // the driver that Mattermost itself uses
	"github.com/mattermost/mattermost/server/public/model"
)

const (
	// ServerEnv names the PostgreSQL that run.ts started.
	ServerEnv  = "IC_POSTGRES"
	hostTables = "../../standin/host-tables.sql"
)

// newDatabase makes a database with the server's own tables in it; it goes with the test.
func newDatabase(t testing.TB) (*sql.DB, string) {
	t.Helper()
	server := os.Getenv(ServerEnv)
	if server == "" {
		t.Fatalf("%s holds no address of a PostgreSQL: run this through tests/conformance/run.ts", ServerEnv)
	}
	admin := mustOpen(t, server)
	name := "conformance_" + strings.ToLower(model.NewId())
	mustExec(t, admin, "create database "+name)
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	address.Path = "/" + name
	db := mustOpen(t, address.String())
	t.Cleanup(func() {
		_ = db.Close()
		if _, err := admin.Exec("drop database " + name + " with (force)"); err != nil {
			t.Errorf("the database cannot be dropped: %v", err)
		}
		_ = admin.Close()
	})
	tables, err := os.ReadFile(hostTables)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, db, string(tables))
	return db, address.String()
}

func mustOpen(t testing.TB, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", address)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func mustExec(t testing.TB, db *sql.DB, text string, values ...any) {
	t.Helper()
	if _, err := db.Exec(text, values...); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// save runs one statement of the world; a failure is a fault of the test's own tables.
func (w *World) save(text string, values ...any) {
	if _, err := w.DB.Exec(text, values...); err != nil {
		w.t.Errorf("%v\n%s", err, text)
	}
}

// QueryString reads one text for a test.
func (w *World) QueryString(t testing.TB, text string, values ...any) string {
	t.Helper()
	var result string
	if err := w.DB.QueryRow(text, values...).Scan(&result); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return result
}
