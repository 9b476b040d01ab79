import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip, and what the zip says of it where that is not the truth. */
export interface ZipFile {
  readonly path: string;
  readonly text: string;
  /** The Unix mode; by default that of a plain file. */
  readonly mode?: number;
  /** The general purpose bit flags: 1 is encrypted. */
  readonly flags?: number;
  /** 0 is stored; by default 8, deflated. */
  readonly method?: number;
  /** The length that the zip says it unpacks to. */
  readonly declared?: number;
}

const PLAIN_FILE = 0o100644;

function headers({ path, text, mode = PLAIN_FILE, flags = 0, method = 8, declared }: ZipFile, at: number) {
  const plain = Buffer.from(text);
  const data = method === 8 ? deflateRawSync(plain) : plain;
  const name = Buffer.from(path);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(crc32(plain), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(declared ?? plain.length, 18);
  common.writeUInt16LE(name.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(at, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data]),
    // Made by Unix.
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, name]),
  };
}

/** Writes a zip as any program would, and as an attacker would. */
export function makeZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { local, central } = headers(file, at);
    locals.push(local);
    centrals.push(central);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}
