package io.larder.identity;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets endpoints take a {@link Caller}. */
@Configuration(proxyBeanMethods = false)
class CallerBeans implements WebMvcConfigurer {

    private final CallerArgument caller;

    CallerBeans(CallerArgument caller) {
        this.caller = caller;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(caller);
    }
}
