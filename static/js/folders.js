/* Files of what was dropped, folders opened: filesOf(dataTransfer) -> {files, folders: whether any was a folder}. */

const MOST = 2000;

export const isHidden = (name) => /^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$/i.test(name);

const entriesOf = async (directory) => {
  const reader = directory.createReader();
  const entries = [];
  for (;;) {
    // A reader gives at most a hundred at a time, and nothing once it is through.
    const some = await new Promise((found, failed) => reader.readEntries(found, failed));
    if (!some.length) return entries;
    entries.push(...some);
  }
};

const gather = async (entry, files) => {
  if (files.length >= MOST || isHidden(entry.name)) return;
  if (entry.isFile) {
    files.push(await new Promise((found, failed) => entry.file(found, failed)));
  } else if (entry.isDirectory) {
    const entries = await entriesOf(entry);
    entries.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
    for (const one of entries) await gather(one, files);
  }
};

export const filesOf = async (transfer) => {
  // Items are gone after the first pause, so entries are taken at once.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const dropped = Array.from(transfer.files);
  if (!entries.some((entry) => entry.isDirectory)) return { files: dropped, folders: false };
  const files = [];
  try {
    for (const entry of entries) await gather(entry, files);
  } catch {
    // A folder that cannot be read, or a part of one, is as good as empty.
  }
  return { files, folders: true };
};
