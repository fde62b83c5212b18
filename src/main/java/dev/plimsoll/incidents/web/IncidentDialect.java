package dev.plimsoll.incidents.web;

import dev.plimsoll.When;
import dev.plimsoll.incidents.TimelineRow;
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

/** Gives templates {@code incident:event="${row}"}, in whose place {@link EventDrawing} draws a row of events. */
@Component
class IncidentDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "incident";

    IncidentDialect() {
        super("Plimsoll's incidents", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Event(prefix));
    }

    private static final class Event extends AbstractAttributeTagProcessor {

        private static final int PRECEDENCE = 1000;

        Event(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "event", true, PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler structure) {
            var row = (TimelineRow) StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context);
            var drawing = new EventDrawing(
                    (IncidentView) context.getVariable("view"),
                    (When) context.getExpressionObjects().getObject("when"),
                    Boolean.TRUE.equals(context.getVariable("mayWrite")),
                    path -> context.buildLink(path, Map.of()));
            structure.replaceWith(drawing.row(row), false);
        }
    }
}
