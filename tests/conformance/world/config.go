package world

import (
	"encoding/json"
	"maps"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

const masked = "********************************"

func newConfig(dataSource string) *model.Config {
	config := &model.Config{}
	config.SetDefaults()
	config.ServiceSettings.SiteURL = model.NewPointer("http://chat.example:8065")
	config.SqlSettings.DriverName = model.NewPointer(model.DatabaseDriverPostgres)
	config.SqlSettings.DataSource = model.NewPointer(dataSource)
	return config
}

// Configure changes the server's configuration; the caller runs the hook.
func (w *World) Configure(change func(config *model.Config, settings map[string]any)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.config = w.config.Clone()
	w.pluginConfig = maps.Clone(w.pluginConfig)
	change(w.config, w.pluginConfig)
}

// ConfigReads tells how often the product asked for its settings.
func (w *World) ConfigReads() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.configReads
}

// LoadPluginConfiguration answers the settings with keys in lower case, as the server does.
func (w *World) LoadPluginConfiguration(dest any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.configReads++
	lower := map[string]any{}
	for key, value := range w.pluginConfig {
		lower[strings.ToLower(key)] = value
	}
	document, err := json.Marshal(lower)
	if err != nil {
		return err
	}
	w.changed()
	return json.Unmarshal(document, dest)
}

func (w *World) GetConfig() *model.Config {
	w.mu.Lock()
	defer w.mu.Unlock()
	config := w.config.Clone()
	config.SqlSettings.DataSource = model.NewPointer(masked)
	return config
}

func (w *World) GetUnsanitizedConfig() *model.Config {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.config.Clone()
}

func (w *World) GetPluginConfig() map[string]any {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.pluginConfig)
}

func (w *World) GetBundlePath() (string, error) { return w.BundleDir, nil }

func (w *World) GetPluginID() string { return PluginID }

func (w *World) GetServerVersion() string { return model.CurrentVersion }

func (w *World) GetDiagnosticId() string { return "diagnostic" }

func (w *World) GetSystemInstallDate() (int64, *model.AppError) { return 1767225600000, nil }

func (w *World) GetPluginStatus(id string) (*model.PluginStatus, *model.AppError) {
	if id != PluginID {
		return nil, notFound("GetPluginStatus", "app.plugin.not_installed.app_error")
	}
	return &model.PluginStatus{PluginId: id, State: model.PluginStateRunning}, nil
}
