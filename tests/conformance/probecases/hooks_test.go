package probecases

import (
	"reflect"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/fill"
	"incident-collaboration/conformance/form"
	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

// modelHooks are the hooks that carry models; the others have tests of their own.
var modelHooks = []string{
	"ExecuteCommand", "MessageWillBePosted", "ConfigurationWillBeSaved", "GenerateSupportData", "MessageHasBeenPosted",
	"MessageHasBeenUpdated", "MessageHasBeenDeleted", "UserHasJoinedChannel", "UserHasLeftChannel", "UserHasJoinedTeam",
	"UserHasLeftTeam", "ChannelHasBeenCreated", "UserHasBeenDeactivated", "OnPluginClusterEvent", "OnWebSocketConnect",
	"OnWebSocketDisconnect",
}

func TestEveryHookArrivesWhole(t *testing.T) {
	probe := probehost.Start(t)
	probe.Heard()
	for _, kind := range fill.Kinds {
		for _, name := range modelHooks {
			args := callHook(t, probe, name, kind)
			heard := probe.Heard()
			if len(heard) != 1 || heard[0].Name != name || len(heard[0].Args) != len(args) {
				t.Errorf("%s, %s: the probe heard %v", name, kind, heard)
				continue
			}
			for i, arg := range args {
				if text := differenceOf(heard[0].Args[i], arg); text != "" {
					t.Errorf("%s, %s, argument %d: %s", name, kind, i, text)
				}
			}
		}
	}
}

// differenceOf overlooks what our Config leaves out of the server's.
func differenceOf(got, want any) string {
	if _, isConfig := want.(*model.Config); isConfig {
		return form.KnownDifference(got, form.Of(want))
	}
	return probehost.Difference(got, form.Of(want))
}

func callHook(t *testing.T, probe *probehost.Probe, name string, kind fill.Kind) []any {
	t.Helper()
	method := reflect.ValueOf(probe.Hooks(t)).MethodByName(name)
	var args []any
	var values []reflect.Value
	for i := range method.Type().NumIn() {
		value := fill.Value(method.Type().In(i), kind)
		values, args = append(values, value), append(args, value.Interface())
	}
	host.Within(t, name, func() bool { method.Call(values); return true })
	return args
}

func TestAnActorMayBeMissing(t *testing.T) {
	probe := probehost.Start(t)
	probe.Heard()
	probe.Hooks(t).UserHasLeftTeam(&plugin.Context{}, &model.TeamMember{TeamId: "t"}, nil)
	heard := probe.Heard()
	if len(heard) != 1 || len(heard[0].Args) != 3 || heard[0].Args[2] != nil {
		t.Errorf("heard %v", heard)
	}
}

func TestACommandIsAnsweredWithAWholeResponse(t *testing.T) {
	probe := probehost.Start(t)
	for _, kind := range fill.Kinds {
		want := fill.New[*model.CommandResponse](kind)
		probe.Returns("ExecuteCommand", form.Of(want))
		got, appErr := probe.Hooks(t).ExecuteCommand(&plugin.Context{}, &model.CommandArgs{Command: "/probe"})
		if appErr != nil {
			t.Fatal(appErr)
		}
		if text := form.Difference(form.Of(got), form.Of(want)); text != "" {
			t.Errorf("%s: %s", kind, text)
		}
	}
}

func TestACommandThatFailsAnswersAnErrorThatTheHostLeavesAlone(t *testing.T) {
	probe := probehost.Start(t)
	probe.Throws("ExecuteCommand", "a secret of the plugin")
	response, appErr := probe.Hooks(t).ExecuteCommand(&plugin.Context{}, &model.CommandArgs{Command: "/probe"})
	if response != nil || appErr == nil {
		t.Fatalf("answered %v, %v", response, appErr)
	}
	if appErr.StatusCode != 500 || !appErr.SkipTranslation || appErr.Message == "" || appErr.Message == "a secret of the plugin" {
		t.Errorf("answered %#v", appErr)
	}
}

func TestAPostMayBeReplacedRefusedOrLeft(t *testing.T) {
	probe := probehost.Start(t)
	post := fill.New[*model.Post](fill.Full)
	will := func() (*model.Post, string) {
		return probe.Hooks(t).MessageWillBePosted(&plugin.Context{}, post.Clone())
	}

	if got, reason := will(); reason != "" || form.Difference(form.Of(got), form.Of(post)) != "" {
		t.Errorf("a post that is left alone came back as %v, %q", form.Of(got), reason)
	}
	probe.Returns("MessageWillBePosted", map[string]any{"rejected": "too loud 🚒"})
	if got, reason := will(); reason != "too loud 🚒" {
		t.Errorf("a refused post came back as %v, %q", got, reason)
	}
	other := fill.New[*model.Post](fill.Max)
	probe.Returns("MessageWillBePosted", map[string]any{"post": form.Of(other)})
	got, reason := will()
	if text := form.Difference(form.Of(got.Message), form.Of(other.Message)); text != "" || reason != "" {
		t.Errorf("a replaced post: %s, %q", text, reason)
	}
}

func TestAConfigurationMayBeRefused(t *testing.T) {
	probe := probehost.Start(t)
	config := &model.Config{}
	config.SetDefaults()
	if changed, err := probe.Hooks(t).ConfigurationWillBeSaved(config); changed != nil || err != nil {
		t.Errorf("left alone it came back as %v, %v", changed, err)
	}
	probe.Returns("ConfigurationWillBeSaved", map[string]any{"refused": "not in winter"})
	if changed, err := probe.Hooks(t).ConfigurationWillBeSaved(config); changed != nil || err == nil || err.Error() != "not in winter" {
		t.Errorf("refused it came back as %v, %v", changed, err)
	}
}

func TestASupportPacketGetsFilesOrAnError(t *testing.T) {
	probe := probehost.Start(t)
	want := fill.New[[]*model.FileData](fill.Full)
	probe.Returns("GenerateSupportData", form.Of(want))
	got, err := probe.Hooks(t).GenerateSupportData(&plugin.Context{})
	if text := form.Difference(form.Of(got), form.Of(want)); text != "" || err != nil {
		t.Errorf("%s, %v", text, err)
	}
	probe.Throws("GenerateSupportData", "disk is full")
	if got, err := probe.Hooks(t).GenerateSupportData(&plugin.Context{}); got != nil || err == nil || err.Error() != "disk is full" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestAHookThatFailsIsLoggedByThePluginAndDoesNotDisturbTheHost(t *testing.T) {
	probe := probehost.Start(t)
	probe.Throws("MessageHasBeenPosted", "broken ears")
	probe.Hooks(t).MessageHasBeenPosted(&plugin.Context{}, &model.Post{Id: "p"})
	host.MustBecomeTrue(t, "the failure is in the log", func() bool { return probe.Log.Has("broken ears") })
	probe.Throws("OnConfigurationChange", "settings make no sense")
	if err := probe.Hooks(t).OnConfigurationChange(); err == nil || err.Error() != "settings make no sense" {
		t.Errorf("the configuration hook answered %v", err)
	}
}
