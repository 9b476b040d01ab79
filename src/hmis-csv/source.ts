/**
 * Where the files of an export come from: a folder, a zip, files chosen in a browser. Reading asks for nothing
 * else, so it runs wherever one of these can be made.
 */
export interface ExportSource {
  /** The names of the files, without folders. Asked once. */
  names(): Promise<readonly string[]>;
  /**
   * The bytes of a file that `names` gave. May be called more than once for a name. What it throws while it is
   * read becomes a finding; where that has a `code`, `EISDIR` and `EACCES` are told apart from the rest.
   */
  open(name: string): AsyncIterable<Uint8Array>;
}
