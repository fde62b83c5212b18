package dev.plimsoll.overview;

import dev.plimsoll.When;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.web.servlet.IServletWebExchange;

/** Gives every template the word {@code #when}: times in the zone of the reader of this request. */
@Component
class WhenDialect extends AbstractDialect implements IExpressionObjectDialect {

    private static final String NAME = "when";

    private final Clock clock;
    private final ReaderZone zone;

    WhenDialect(Clock clock, ReaderZone zone) {
        super("plimsoll");
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {

            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(NAME);
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return context instanceof IWebContext web && web.getExchange() instanceof IServletWebExchange exchange
                        ? new When(clock, zone.of((HttpServletRequest)
                                exchange.getRequest().getNativeRequestObject()))
                        : new When(clock, zone.ofTheOrganisation());
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
