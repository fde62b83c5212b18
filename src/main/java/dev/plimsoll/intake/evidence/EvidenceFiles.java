package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Tells the formats of evidence apart by what stands in a file. */
@Component
public class EvidenceFiles {

    private static final String KNOWN =
            "Plimsoll reads CTRF (JSON), JUnit (XML), CycloneDX (JSON), SPDX 2 and 3 (JSON), "
                    + "SARIF 2.1.0 (JSON), and in-toto and SLSA statements (JSON, also as a DSSE envelope or a Sigstore bundle).";

    private final JsonMapper json;
    private final List<EvidenceFormat> formats;
    private final JUnitXml junit = new JUnitXml();

    EvidenceFiles(JsonMapper json) {
        this.json = json;
        var lists = List.<EvidenceFormat>of(new CycloneDx(), new Spdx());
        this.formats = List.of(new Ctrf(), lists.get(0), lists.get(1), new Sarif(), new InToto(json, lists));
    }

    /**
     * A file as a node: JSON as it is, XML as a text.
     *
     * @throws UnreadableDelivery if it is neither
     */
    public JsonNode node(byte[] file) {
        var text = XmlText.of(file);
        if (text != null) {
            return StringNode.valueOf(text);
        }
        try {
            var node = json.readTree(file);
            if (!node.isObject()) {
                throw unknown();
            }
            return node;
        } catch (JacksonException e) {
            throw new UnreadableDelivery("The file is neither XML nor JSON that can be read, one value alone: %s. %s"
                    .formatted(Tree.where(e), KNOWN));
        }
    }

    /**
     * Reads what a file says.
     *
     * @param kind as which kind of evidence the sender wants it to count; null for what its format stands for
     * @throws RefusedDelivery if it lacks something, or cannot count as this kind
     * @throws UnreadableDelivery if it has none of the formats
     */
    public FoundOut read(JsonNode file, @Nullable String kind) {
        if (file.isString()) {
            return junit.read(file.asString(), kind);
        }
        var tree = new Tree(file);
        return formats.stream()
                .filter(format -> format.isOf(tree))
                .findFirst()
                .orElseThrow(EvidenceFiles::unknown)
                .read(tree, kind);
    }

    static UnreadableDelivery unknown() {
        return new UnreadableDelivery("The file has none of the known formats. " + KNOWN);
    }
}
