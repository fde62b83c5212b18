package dev.plimsoll.deployments.web;

import dev.plimsoll.When;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/** Gives templates {@code matrix:cells="${row}"}, in whose place {@link CellDrawing} draws the cells of a row. */
@Component
class MatrixDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "matrix";

    MatrixDialect() {
        super("Plimsoll's matrix", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Cells(prefix));
    }

    private static final class Cells extends AbstractAttributeTagProcessor {

        private static final int PRECEDENCE = 1000;

        Cells(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "cells", true, PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler structure) {
            var row = (MatrixRow) StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context);
            var drawing = new CellDrawing(
                    (NowAsk) context.getVariable("ask"),
                    (When) context.getExpressionObjects().getObject("when"),
                    path -> context.buildLink(path, Map.of()));
            structure.replaceWith(drawing.cells(row), false);
        }
    }
}
