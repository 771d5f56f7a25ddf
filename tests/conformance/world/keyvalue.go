package world

import (
	"bytes"
	"slices"

	"github.com/mattermost/mattermost/server/public/model"
)

func (w *World) KVGet(key string) ([]byte, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.keys[key], nil
}

func (w *World) KVSet(key string, value []byte) *model.AppError {
	_, err := w.KVSetWithOptions(key, value, model.PluginKVSetOptions{})
	return err
}

func (w *World) KVSetWithOptions(key string, value []byte, options model.PluginKVSetOptions) (bool, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if options.Atomic && !bytes.Equal(w.keys[key], options.OldValue) {
		return false, nil
	}
	if len(value) == 0 {
		delete(w.keys, key)
	} else {
		w.keys[key] = value
	}
	return true, nil
}

func (w *World) KVCompareAndSet(key string, oldValue, newValue []byte) (bool, *model.AppError) {
	return w.KVSetWithOptions(key, newValue, model.PluginKVSetOptions{Atomic: true, OldValue: oldValue})
}

func (w *World) KVDelete(key string) *model.AppError { return w.KVSet(key, nil) }

func (w *World) KVList(page, perPage int) ([]string, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	names := []string{}
	for name := range w.keys {
		names = append(names, name)
	}
	slices.Sort(names)
	first := min(page*perPage, len(names))
	return names[first:min(first+perPage, len(names))], nil
}
