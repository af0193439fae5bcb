// A portal's list: a link to each document, the checker beside it.
import { documents } from "./documents.js";

const list = document.getElementById("documents");
documents.forEach(({ entity, year }, index) => {
  const address = `documents/${index + 1}.txt`;
  const link = Object.assign(document.createElement("a"), { href: address, textContent: `${entity}${year}年部门预算` });
  const checker = document.createElement("gouji-checker");
  checker.setAttribute("src", address);
  const item = document.createElement("li");
  item.append(link, checker);
  list.append(item);
});
