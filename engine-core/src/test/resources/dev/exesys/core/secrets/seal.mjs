// Writes a SOPS document with other people's age and ciphers: node seal.mjs RECIPIENT VALUES_AS_JSON [MAC_TO_CLAIM]
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { armor, Encrypter } from "age-encryption";

const [recipient, json, claimed] = process.argv.slice(2);
const dataKey = randomBytes(32);

function seal(text, type, place) {
  const iv = randomBytes(32);
  const cipher = createCipheriv("aes-256-gcm", dataKey, iv);
  cipher.setAAD(Buffer.from(place));
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = { data, iv, tag: cipher.getAuthTag() };
  const fields = Object.entries(parts).map(([name, bytes]) => `${name}:${bytes.toString("base64")}`);
  return `ENC[AES256_GCM,${fields.join(",")},type:${type}]`;
}

function plain(value) {
  switch (typeof value) {
    case "boolean":
      return [value ? "True" : "False", "bool"];
    case "number":
      return [String(value), Number.isInteger(value) ? "int" : "float"];
    default:
      return [value, "str"];
  }
}

const digest = createHash("sha512");
const document = {};
for (const [name, value] of Object.entries(JSON.parse(json))) {
  const [text, type] = plain(value);
  digest.update(text, "utf8");
  document[name] = seal(text, type, `${name}:`);
}
const lastmodified = "2026-02-03T04:05:06Z";
const age = new Encrypter();
age.addRecipient(recipient);
document.sops = {
  age: [{ recipient, enc: armor.encode(await age.encrypt(dataKey)) }],
  lastmodified,
  mac: seal(claimed ?? digest.digest("hex").toUpperCase(), "str", lastmodified),
  unencrypted_suffix: "_unencrypted",
  version: "3.9.0",
};
console.log(JSON.stringify(document, null, "\t"));
