import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Compiles modules that exist in memory alone, as if they stood in the package's root, under the project's own
 * settings.
 *
 * @returns what the compiler has to say, as `name:line message`.
 */
export function compileModules(modules: Readonly<Record<string, string>>): readonly string[] {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT);
  // A page may show a value without using it.
  const settings = { ...options, noUnusedLocals: false };
  const host = ts.createCompilerHost(settings);
  const virtual = new Map(Object.entries(modules).map(([name, code]) => [`${ROOT}${name}.ts`, code]));
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const code = virtual.get(path);
    return code === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, code, version, true);
  };
  const program = ts.createProgram([...virtual.keys()], settings, host);
  return [...virtual.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    if (source === undefined) return [`${path}: not compiled`];
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => {
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      const name = path.slice(ROOT.length, -'.ts'.length);
      return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
