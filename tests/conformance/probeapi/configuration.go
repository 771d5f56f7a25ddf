package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) GetConfig() *model.Config {
	return one[*model.Config](a, "GetConfig")
}

func (a *API) GetUnsanitizedConfig() *model.Config {
	return one[*model.Config](a, "GetUnsanitizedConfig")
}

func (a *API) GetPluginConfig() map[string]any {
	return one[map[string]any](a, "GetPluginConfig")
}

func (a *API) SavePluginConfig(config map[string]any) *model.AppError {
	return fails(a, "SavePluginConfig", config)
}

func (a *API) GetBundlePath() (string, error) {
	return pairErr[string](a, "GetBundlePath")
}

func (a *API) GetPluginID() string {
	return one[string](a, "GetPluginID")
}

func (a *API) GetServerVersion() string {
	return one[string](a, "GetServerVersion")
}

func (a *API) GetDiagnosticId() string {
	return one[string](a, "GetDiagnosticId")
}

func (a *API) GetSystemInstallDate() (int64, *model.AppError) {
	return pair[int64](a, "GetSystemInstallDate")
}

func (a *API) GetPluginStatus(id string) (*model.PluginStatus, *model.AppError) {
	return pair[*model.PluginStatus](a, "GetPluginStatus", id)
}
