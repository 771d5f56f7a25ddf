const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/

/** Folders of the npm packages that the files belong to, each once, sorted; two copies of a package are two. */
export function packageFolders(files: readonly string[]): string[] {
  const folders = files.map((file) => PACKAGE_FOLDER.exec(file)?.[0]).filter((folder) => folder !== undefined)
  return [...new Set(folders)].sort()
}
