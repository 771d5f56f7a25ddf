package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) KVGet(key string) ([]byte, *model.AppError) {
	return pair[[]byte](a, "KVGet", key)
}

func (a *API) KVSet(key string, value []byte) *model.AppError {
	return fails(a, "KVSet", key, value)
}

func (a *API) KVSetWithOptions(key string, value []byte, options model.PluginKVSetOptions) (bool, *model.AppError) {
	return pair[bool](a, "KVSetWithOptions", key, value, options)
}

func (a *API) KVCompareAndSet(key string, oldValue, newValue []byte) (bool, *model.AppError) {
	return pair[bool](a, "KVCompareAndSet", key, oldValue, newValue)
}

func (a *API) KVDelete(key string) *model.AppError {
	return fails(a, "KVDelete", key)
}

func (a *API) KVList(page, perPage int) ([]string, *model.AppError) {
	return pair[[]string](a, "KVList", page, perPage)
}
