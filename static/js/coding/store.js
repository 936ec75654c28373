/* Acts kept in this browser's database until they are done with. Where the database is refused (some private windows)
   they are kept in the page's memory, and `lasting` says so. Each has its operation id as its key. */

const NAME = "polyphony";
const ACTS = "acts";
const memory = new Map();
let refused = false;

const result = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const finished = (transaction) =>
  new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });

const open = async () => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(ACTS, { keyPath: "operation" }).createIndex("member", "member");
  };
  return result(request);
};

const database = open().catch(() => {
  refused = true;
  return null;
});

/* Power may fail while an act waits: what is put is on the disk. What is taken away may come back, and is known. */
const change = async (durability, act) => {
  const known = await database;
  if (!known) return false;
  const transaction = known.transaction(ACTS, "readwrite", { durability });
  act(transaction.objectStore(ACTS));
  await finished(transaction);
  return true;
};

/** Whether what is kept outlasts the page. */
export const lasting = () => !refused;

export const put = async (act) => {
  const kept = await change("strict", (acts) => acts.put(act)).catch(() => false);
  if (kept) return;
  refused = true;
  memory.set(act.operation, act);
};

export const drop = async (operation) => {
  memory.delete(operation);
  await change("relaxed", (acts) => acts.delete(operation)).catch(() => {});
};

const inDatabase = async (member) => {
  const known = await database;
  return known ? result(known.transaction(ACTS).objectStore(ACTS).index("member").getAll(member)) : [];
};

/** Every act of this member, the oldest first. */
export const all = async (member) => {
  const found = await inDatabase(member).catch(() => []);
  const own = Array.from(memory.values()).filter((act) => act.member === member);
  return [...found, ...own].sort((one, other) => one.made - other.made);
};
