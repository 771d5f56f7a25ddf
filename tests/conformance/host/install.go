package host

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// FromFolder installs a copy of a folder, modes kept.
func FromFolder(source string) func(string) error {
	return func(target string) error {
		return filepath.WalkDir(source, func(path string, entry os.DirEntry, err error) error {
			if err != nil {
				return err
			}
			relative, err := filepath.Rel(source, path)
			if err != nil {
				return err
			}
			return copyEntry(path, filepath.Join(target, relative), entry)
		})
	}
}

func copyEntry(from, to string, entry os.DirEntry) error {
	info, err := entry.Info()
	if err != nil {
		return err
	}
	if entry.IsDir() {
		return os.MkdirAll(to, 0o755)
	}
	content, err := os.Open(from)
	if err != nil {
		return err
	}
	defer content.Close()
	return writeFile(to, content, info.Mode().Perm())
}

// FromArchive unpacks a release as the server does: directories and regular files only, modes of the headers, one top
// folder stripped (server/public/shared and channels/utils/archive of Mattermost 11.6).
func FromArchive(archive string) func(string) error {
	return func(target string) error {
		file, err := os.Open(archive)
		if err != nil {
			return err
		}
		defer file.Close()
		unzipped, err := gzip.NewReader(file)
		if err != nil {
			return err
		}
		return unpack(tar.NewReader(unzipped), target)
	}
}

func unpack(reader *tar.Reader, target string) error {
	for {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := unpackEntry(reader, header, target); err != nil {
			return err
		}
	}
}

func unpackEntry(content io.Reader, header *tar.Header, target string) error {
	_, inside, hasFolder := strings.Cut(strings.TrimPrefix(header.Name, "./"), "/")
	if !hasFolder || inside == "" {
		return nil
	}
	if !filepath.IsLocal(inside) {
		return fmt.Errorf("%q leads out of the archive", header.Name)
	}
	path := filepath.Join(target, inside)
	switch header.Typeflag {
	case tar.TypeDir:
		return os.MkdirAll(path, 0o744)
	case tar.TypeReg:
		return writeFile(path, content, header.FileInfo().Mode().Perm())
	default:
		return fmt.Errorf("%q is neither a folder nor a file: the server would skip it", header.Name)
	}
}

func writeFile(path string, content io.Reader, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o744); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	return errors.Join(err, file.Close())
}
